// The operator's screen of legal texts, what people see of a new version, and what they keep of it.
import { mkdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { getText, listVersions, publishText } from '#contracts/legal/legal.contract.ts';
import { browserSkipReason } from './browser.ts';
import { ComposePage } from './pages/compose.ts';
import { useStage } from './stage.ts';

const day = 86_400_000;

describe.skipIf(browserSkipReason)(`publishing legal texts ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;
  afterEach(() => stage.instance.setNow(new Date(Date.now() + stage.instance.clockOffsetMs)));

  const privacy = () =>
    stage.people.operator.client.call(getText, { params: { kind: 'privacy' }, query: {} });

  test('A-116 A-117 the operator writes a version, is refused a short delay without reason, sees each changed word, publishes, takes it back', async () => {
    const visitor = await open(stage.people.operator.email);
    await visitor.go('/exploitation');
    await visitor.press(visitor.page.getByRole('link', { name: /Textes juridiques/ }));
    await visitor.page.getByRole('heading', { level: 1, name: 'Textes juridiques' }).waitFor();
    await stage.survey.screen(visitor, 'exploitation, textes');
    await visitor.press(visitor.page.getByRole('link', { name: /Politique de confidentialité/ }));
    await visitor.button('de la version en vigueur').waitFor();
    await stage.survey.screen(visitor, 'exploitation, un texte');
    await visitor.press(visitor.button('Relire avant de publier'));
    await visitor.page.getByText('Écrivez le texte.').waitFor();
    await visitor.press(visitor.button('de la version en vigueur'));
    const field = visitor.page.getByLabel('Texte, en Markdown');
    await expect.poll(() => field.inputValue()).toContain('## 1. Qui traite vos données');
    const text = await field.inputValue();
    await visitor.type(field, text.replace('Écrivez-lui de préférence', 'Écrivez-lui toujours'));
    await visitor.press(visitor.button('du texte livré'));
    const replace = visitor.page.getByRole('dialog', { name: 'Remplacer le texte saisi' });
    await visitor.press(replace.getByRole('button', { name: 'Annuler' }));
    await visitor.type(
      visitor.page.getByLabel('Ce qui change, en quelques phrases'),
      'Le délégué est à joindre.',
    );
    const soon = new Date(stage.instance.now.getTime() + 2 * day);
    await visitor.type(visitor.page.getByLabel('Jour'), String(soon.getUTCDate()));
    await visitor.type(visitor.page.getByLabel('Mois'), String(soon.getUTCMonth() + 1));
    await visitor.type(visitor.page.getByLabel('Année'), String(soon.getUTCFullYear()));
    await visitor.press(visitor.button('Relire avant de publier'));
    await visitor.page.getByText('Indiquez ce qui impose un délai plus court').waitFor();
    await stage.survey.screen(visitor, 'exploitation, version sans motif');
    await visitor.type(
      visitor.page.getByLabel('Motif du délai court'),
      'Une décision de l’autorité l’impose.',
    );
    await visitor.press(visitor.button('Relire avant de publier'));
    await visitor.page.getByText('1 passage diffère.').waitFor();
    expect(await visitor.page.locator('main del').last().textContent()).toContain('préférence');
    expect(await visitor.page.locator('main ins').last().textContent()).toContain('toujours');
    await stage.survey.screen(visitor, 'exploitation, relecture');
    await visitor.press(visitor.button('Publier'));
    const dialog = visitor.page.getByRole('dialog', { name: 'Publier cette version' });
    await dialog.waitFor();
    await stage.survey.screen(visitor, 'exploitation, publier');
    await visitor.press(dialog.getByRole('button', { name: 'Publier' }));
    await visitor.page.getByText('Version publiée').waitFor();
    await visitor.press(visitor.button(/Retirer la version 2/));
    const withdrawal = visitor.page.getByRole('dialog', { name: 'Retirer cette version' });
    await visitor.press(withdrawal.getByRole('button', { name: 'Retirer' }));
    await withdrawal.waitFor({ state: 'detached' });
    await visitor.page.getByRole('cell', { name: 'Retirée' }).waitFor();
    const { items } = await stage.people.operator.client.call(listVersions, { params: { kind: 'privacy' } });
    expect(items.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ version }) => version)).toEqual([
      1,
    ]);
    expectClean();
  });

  test('A-106 A-107 A-108 B-123 a translation can be chosen, says that the French prevails and leads to it; a missing one says so', async () => {
    const french = await privacy();
    await stage.people.operator.client.call(publishText, {
      body: {
        kind: 'privacy',
        language: 'en',
        text: '# Privacy\n\n## 1. Who\n\nThe operator. See the [authority](https://autorite.invalid/).',
        summary: 'English.',
      },
    });
    const visitor = await open();
    visitor.watch.allow(/\/api\/legal\/terms/, 404);
    await visitor.go('/textes/privacy');
    await visitor.press(visitor.link('English'));
    await visitor.page.getByText('Le texte français prévaut.').waitFor();
    expect(await visitor.page.locator('[lang="en"]').getByText('The operator.').count()).toBe(1);
    const outside = visitor.page.getByRole('link', { name: 'authority (autre site)' });
    expect(await outside.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await outside.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(await outside.locator('svg').count()).toBe(1);
    await stage.survey.screen(visitor, 'textes, traduction');
    await visitor.press(visitor.link(`Lire le texte français de la version ${french.version}`));
    await visitor.page.getByText(french.sha256).waitFor();
    expect(await visitor.page.locator('article [lang="fr"]').count()).toBe(1);
    await visitor.go('/textes/terms?langue=en');
    await visitor.page.getByText('La version en vigueur n’est pas encore traduite (anglais).').waitFor();
    await stage.survey.screen(visitor, 'textes, sans traduction');
    expectClean();
  });

  test('A-117 B-018 two versions are compared word for word; each old one can still be read, printed with its date and hash', async () => {
    const current = await privacy();
    const effectiveAt = new Date(stage.instance.now.getTime() + 16 * day).toISOString();
    await stage.people.operator.client.call(publishText, {
      body: {
        kind: 'privacy',
        text: current.text.replace('Écrivez-lui de préférence', 'Écrivez-lui toujours'),
        summary: 'Le délégué.',
        effectiveAt,
      },
    });
    const visitor = await open();
    await visitor.go('/textes/privacy/versions');
    await visitor.page.getByText('1 passage diffère.').waitFor();
    expect(await visitor.page.locator('main ins').last().textContent()).toContain('[ajout : ');
    await stage.survey.screen(visitor, 'textes, comparer');
    await visitor.press(visitor.link('Lire la version 1'));
    await visitor.page.getByText(current.sha256).waitFor();
    await stage.survey.screen(visitor, 'textes, une version');
    const folder = process.env['PICTURES_DIR'];
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await visitor.go('/textes/terms');
      await visitor.page.getByText('Empreinte SHA-256').waitFor();
      await visitor.page.pdf({ path: `${folder}/terms.pdf`, preferCSSPageSize: true });
    }
    await visitor.page.emulateMedia({ media: 'print' });
    expect(await visitor.page.locator('.c-shell-header').isVisible()).toBe(false);
    expect(await visitor.page.getByText('Empreinte SHA-256').isVisible()).toBe(true);
    expectClean();
  });

  test('A-003 B-125 « Mes acceptations » shows what was accepted, leads to that very text, and gives the proof', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    await visitor.go('/compte/acceptations');
    await visitor.page
      .getByRole('heading', { level: 2, name: 'Conditions générales d’utilisation' })
      .waitFor();
    await stage.survey.screen(visitor, 'mes acceptations');
    const [download] = await Promise.all([
      visitor.page.waitForEvent('download'),
      visitor.press(visitor.link('Télécharger la preuve')),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    const hash = (await visitor.page.locator('.c-legal-hash').first().textContent()) ?? '';
    await visitor.press(visitor.link('Lire ce texte tel que vous l’avez accepté').first());
    await visitor.page.getByRole('article').getByText(hash).waitFor();
    expectClean();
  });

  test('B-041 whoever photographs is told of secrecy and of image rights, before the camera and at it', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    const compose = new ComposePage(visitor, 'peau');
    await compose.begin();
    await compose.passGate();
    const at = visitor.page.url().replace(/\/[^/?]+(?:\?.*)?$/, '/photos');
    await visitor.go(at);
    await visitor.page.getByText(/Porter atteinte au secret médical, à l’image ou à la vie privée/).waitFor();
    await visitor.press(visitor.button('Prendre une photo').first());
    const camera = visitor.page.getByRole('dialog', { name: /^Prendre une photo/ });
    await camera.getByText(/secret médical et droit à l’image/).waitFor();
    await stage.survey.atDesk(visitor, 'appareil photo, secret');
    expectClean();
  });
});

describe.skipIf(browserSkipReason)(
  `an operator who said nothing of itself ${browserSkipReason ?? ''}`,
  () => {
    const stage = useStage(undefined, { hasNoLegalFacts: true });

    test('B-004 is told which facts are missing, and a text that needs them is not published', async () => {
      const visitor = await stage.open(stage.people.operator.email);
      visitor.watch.allow(/\/api\/operator\/legal/, 422);
      await visitor.go('/exploitation/textes');
      await visitor.page.getByText('Des informations manquent sur vous').waitFor();
      await visitor.page.getByText('operator.name', { exact: true }).waitFor();
      await visitor.page.getByText('dpo.email', { exact: true }).waitFor();
      await stage.survey.screen(visitor, 'exploitation, textes, informations manquantes');
      await visitor.go('/exploitation/textes/legal-notice');
      await visitor.press(visitor.button('du texte livré'));
      const field = visitor.page.getByLabel('Texte, en Markdown');
      await expect.poll(() => field.inputValue()).toContain('{{operator.name}}');
      await visitor.type(visitor.page.getByLabel('Ce qui change, en quelques phrases'), 'Première version.');
      await visitor.press(visitor.button('Relire avant de publier'));
      await visitor.press(visitor.button('Publier'));
      const dialog = visitor.page.getByRole('dialog', { name: 'Publier cette version' });
      await visitor.press(dialog.getByRole('button', { name: 'Publier' }));
      await visitor.page.getByText(/à compléter sur l’exploitant/).waitFor();
      expect(await field.inputValue()).toContain('{{operator.name}}');
      stage.expectClean();
    });
  },
);
