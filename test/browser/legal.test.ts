// The legal texts for everybody, and the terms that are asked for over a request half typed.
import { describe, expect, test } from 'vitest';
import { publishText } from '#contracts/legal/legal.contract.ts';
import { browserSkipReason } from './browser.ts';
import { ComposePage } from './pages/compose.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`the legal texts ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;

  test('A-001 A-102 B-001 RGAA from the foot of every screen, without an account, each text with its date', async () => {
    const visitor = await open();
    await visitor.go('/');
    await visitor.press(visitor.link('Textes et confidentialité'));
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await stage.survey.screen(visitor, 'textes');
    for (const [path, title] of [
      ['/textes/terms', 'Conditions générales d’utilisation'],
      ['/textes/privacy', 'Politique de confidentialité'],
      ['/textes/legal-notice', 'Mentions légales'],
    ] as const) {
      await visitor.go(path);
      await visitor.page.getByRole('heading', { level: 1, name: title }).waitFor();
      await visitor.page.getByText('24 novembre 2026').first().waitFor();
    }
    await visitor.go('/textes/terms');
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await stage.survey.screen(visitor, 'textes, conditions');
    await visitor.go('/textes/terms/versions');
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await stage.survey.screen(visitor, 'textes, versions');
    expectClean();
  });

  test('A-002 A-107 A-117 B-018 a version that takes effect at work is asked for over the screen, and nothing typed is lost', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    visitor.watch.allow(/\/api\//, 403);
    const compose = new ComposePage(visitor, 'peau');
    await compose.begin();
    await compose.passGate();
    await stage.people.operator.client.call(publishText, {
      body: {
        kind: 'terms',
        text: '# Conditions générales d’utilisation\n\n## 1. Tout est plus court\n\nVoilà.',
        summary: 'Un texte plus court.',
        effectiveAt: new Date(stage.instance.now.getTime() + 1_000).toISOString(),
        earlyReason: 'Décision de justice du jour, à effet immédiat.',
      },
    });
    await stage.people.operator.client.call(publishText, {
      body: {
        kind: 'terms',
        language: 'en',
        text: '# Terms\n\n## 1. All is shorter\n\nThere it is.',
        summary: 'English.',
      },
    });
    stage.instance.setNow(new Date(stage.instance.now.getTime() + 60_000));
    const name = visitor.page.getByLabel('Nom de naissance');
    let refusals = 0;
    visitor.page.on('response', (answer) => {
      if (answer.status() === 403) refusals += 1;
    });
    await visitor.type(name, 'Essaiclair');
    const dialog = visitor.page.getByRole('dialog', { name: 'Conditions d’utilisation' });
    await dialog.waitFor();
    await stage.survey.screen(visitor, 'conditions, nouvelle version au travail');
    await visitor.key('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(refusals, 'what was refused waits for the person, it is not sent again and again').toBe(1);
    expect(await name.inputValue()).toBe('Essaiclair');
    await visitor.type(visitor.page.getByLabel('Prénoms'), 'Ond');
    await dialog.waitFor();
    await visitor.press(dialog.getByText('Voir mot à mot ce qui change'));
    await dialog.getByText(/passages diffèrent\./).waitFor();
    expect(await dialog.locator('ins').count()).toBeGreaterThan(1);
    await visitor.press(dialog.getByText('Lire le texte complet'));
    await visitor.pick(dialog.getByLabel('Langue du texte'), 'English');
    await dialog.getByText('Le texte français prévaut.').waitFor();
    await dialog.locator('[lang="en"]').getByText('There it is.').waitFor();
    await stage.survey.screen(visitor, 'conditions, ce qui change');
    await visitor.press(dialog.getByRole('button', { name: 'J’accepte' }));
    await dialog.getByText('Cochez la case pour accepter.').waitFor();
    await visitor.press(dialog.getByText('J’ai lu ces textes et je les accepte.'));
    await visitor.press(dialog.getByRole('button', { name: 'J’accepte' }));
    await dialog.waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Essaiclair');
    // What had been refused goes by itself, now that nothing stands in the way.
    const saved = visitor.page.getByText('Enregistré').first();
    await saved.waitFor();
    await visitor.type(visitor.page.getByLabel('Prénoms'), 'Ondine');
    await saved.waitFor();
    await visitor.page.reload();
    await name.waitFor();
    expect(await name.inputValue()).toBe('Essaiclair');
    await visitor.go('/compte/acceptations');
    await visitor.page.getByText('anglais, en traduction ; le texte français prévaut').waitFor();
    expectClean();
  });

  test('A-068 B-014 B-019 who refuses finds the way to the own data and to closing, and nothing else', async () => {
    const visitor = await open(stage.people.stranger.email);
    await visitor.page.getByRole('heading', { level: 1, name: 'Conditions d’utilisation' }).waitFor();
    expect(await visitor.page.getByRole('checkbox').isChecked()).toBe(false);
    await visitor.page.getByText(/JE GARANTIS N’UTILISER LE SERVICE NI À DES FINS ILLICITES/).waitFor();
    await stage.survey.screen(visitor, 'conditions à accepter');
    await visitor.press(visitor.button('Je refuse'));
    await stage.survey.screen(visitor, 'conditions refusées');
    await visitor.press(visitor.link(/données/).first());
    await visitor.page.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor();
    await visitor.button('Télécharger mes données').waitFor();
    await visitor.button('Fermer mon compte').waitFor();
    expectClean();
  });
});
