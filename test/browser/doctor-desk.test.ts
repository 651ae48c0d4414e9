// The doctor's desk in a browser: own wording, terms while typing, last opinions, gaps before signing, the queue; and how
// many keys a plain answer takes.
import type { Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { claimCase, declineCase, handUpCase, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { createPhrase, listOwnPhrases, type PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { completeContent, completeOpinion, fixtureSecrets } from '#test/builders/case-content.ts';
import { auditOf } from '#test/journeys/acts.ts';
import { answerCase, readCase, sendCase } from '#test/journeys/steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, textOf, type Visitor } from './browser.ts';
import { DeskPage } from './pages/desk.ts';
import { useStage } from './stage.ts';

const mostKeys = 12;

describe.skipIf(browserSkipReason)(`the doctor's desk ${browserSkipReason ?? ''}`, () => {
  const stage = useStage();
  const { open, expectClean } = stage;

  const heading = (visitor: Visitor, name: string | RegExp) =>
    visitor.page.getByRole('heading', { level: 1, name }).waitFor();
  /** Typing is not counted: letters of a text, of a search, of the password. */
  const typed = (visitor: Visitor, text: string) => visitor.page.keyboard.insertText(text);
  test('own wording: starting from an example, versions, sharing, copying, removing and taking back', async () => {
    const doctor = await open(stage.people.doctor1.email);
    await doctor.go('/compte/modeles');
    await heading(doctor, 'Mes phrases et modèles');
    await doctor.page.getByText('Vous n’avez encore aucun texte').waitFor();
    await stage.survey.screen(doctor, 'modèles, aucun');
    await doctor.press(doctor.page.getByRole('tab', { name: 'Pour commencer' }));
    await doctor.button('Relire et adapter « Eczéma, poussée limitée »').waitFor();
    await stage.survey.screen(doctor, 'modèles, pour commencer');
    await doctor.press(doctor.button('Relire et adapter « Eczéma, poussée limitée »'));
    await heading(doctor, 'Nouveau modèle');
    await doctor.type(doctor.page.getByLabel('Nom'), '');
    doctor.watch.allow(/\/api\/phrases$/, 400);
    await doctor.press(doctor.button('Enregistrer'));
    await doctor.page.getByText('Donnez un nom, pour le retrouver.').waitFor();
    await stage.survey.screen(doctor, 'modèle, à compléter');
    await doctor.type(doctor.page.getByLabel('Nom'), 'Eczéma du pli');
    await doctor.press(doctor.button('Enregistrer'));
    await doctor.page.getByRole('heading', { level: 2, name: 'Eczéma du pli' }).waitFor();

    await doctor.press(doctor.button('Modifier « Eczéma du pli »'));
    await doctor.type(doctor.page.getByLabel('Suivi'), 'Photo à [délai].');
    await doctor.press(doctor.button('Enregistrer'));
    await doctor.page.getByText(/Version 2/).waitFor();
    await doctor.press(doctor.button('Versions de « Eczéma du pli »'));
    await doctor.button('Reprendre la version 1').waitFor();
    await stage.survey.screen(doctor, 'modèle, versions');
    await doctor.press(doctor.button('Reprendre la version 1'));
    await doctor.page.getByText(/Version 3/).waitFor();
    await doctor.press(doctor.button('Partager « Eczéma du pli » avec les médecins'));
    await doctor.page.getByText('Partagé', { exact: true }).waitFor();
    await stage.survey.screen(doctor, 'modèles, les miens');

    const other = await open(stage.people.doctor2.email);
    await other.go('/compte/modeles');
    await other.press(other.page.getByRole('tab', { name: 'Partagés' }));
    await other.page.getByText(/Partagé par Docteur Un/).waitFor();
    await stage.survey.screen(other, 'modèles, partagés');
    await other.press(other.button('Copier chez moi : « Eczéma du pli »'));
    await other.page.getByText('Copié dans vos textes.').waitFor();
    await other.press(other.page.getByRole('tab', { name: 'À moi' }));
    await other.press(other.button('Retirer « Eczéma du pli »'));
    await other.page.getByText('Retirés depuis moins de 30 jours (1)').waitFor();
    await other.press(other.button('Annuler'));
    await other.page.getByRole('heading', { level: 2, name: 'Eczéma du pli' }).waitFor();
    expect((await stage.people.doctor2.client.call(listOwnPhrases)).removed).toEqual([]);
    expectClean();
  });

  /** From the queue to the open desk: J chooses, Enter takes. */
  async function take(visitor: Visitor): Promise<string> {
    await new DeskPage(visitor).waiting.first().waitFor();
    await visitor.key('j');
    await visitor.key('Enter');
    await heading(visitor, /^Peau · /);
    await visitor.page.getByLabel('Constatations').waitFor();
    return new URL(visitor.page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** Ctrl+Enter, the document, the password, Enter. */
  async function sign(visitor: Visitor): Promise<void> {
    await visitor.key('Control+Enter');
    await heading(visitor, 'Relisez, puis signez');
    await expect.poll(() => focusedName(visitor)).toBe('Votre mot de passe');
    await typed(visitor, testPassword);
    await visitor.key('Enter');
    await heading(visitor, 'Avis signé');
  }

  test('B-011 B-065 a plain answer from a template: from the queue to signed in at most 12 keys', async () => {
    const { doctor1, pharmacist } = stage.people;
    await doctor1.client.call(createPhrase, { body: { content: template } });
    await sendCase(pharmacist);
    const doctor = await open(doctor1.email);
    doctor.keys = 0;
    doctor.presses = 0;
    const caseId = await take(doctor);
    await doctor.key('t');
    await doctor.page.getByRole('option').first().waitFor();
    await expect.poll(() => focusedName(doctor)).toBe('Chercher');
    await typed(doctor, 'sech');
    await doctor.page.getByRole('option', { name: /^Peau sèche/, selected: true }).waitFor();
    await doctor.key('Enter');
    await expect.poll(() => selected(doctor)).toBe('[côté]');
    await typed(doctor, 'gauche');
    await doctor.key('F8');
    await expect.poll(() => selected(doctor)).toBe('[durée]');
    await typed(doctor, 'trois semaines');
    await doctor.key('F8');
    await expect.poll(() => selected(doctor)).toBe('[délai]');
    await typed(doctor, 'quinze jours');
    await sign(doctor);
    const count = doctor.keys + doctor.presses;
    console.log(`keys and clicks of a plain answer from a template, beside typing: ${count}`);
    expect(count).toBeLessThanOrEqual(mostKeys);
    const { opinion } = await readCase(doctor1, caseId);
    expect(opinion).toMatchObject({
      findings: 'Peau sèche, bras gauche, depuis trois semaines.',
      followUp: 'Photo à quinze jours.',
      referral: 'general-practitioner',
      referralWithin: 'month',
    });
    expectClean();
  });

  test('B-011 B-065 a plain answer by hand, with a visit to the doctor: at most 12 keys too', async () => {
    const { doctor1, pharmacist } = stage.people;
    await sendCase(pharmacist);
    const doctor = await open(doctor1.email);
    doctor.keys = 0;
    doctor.presses = 0;
    const caseId = await take(doctor);
    await doctor.key('o');
    await expect.poll(() => focusedName(doctor)).toBe('Constatations');
    await typed(doctor, completeOpinion.findings);
    await doctor.key('Tab');
    await typed(doctor, completeOpinion.hypotheses[0] ?? '');
    await doctor.key('Tab');
    await expect.poll(() => focusedName(doctor)).toBe('Conseils à la pharmacie');
    await typed(doctor, completeOpinion.pharmacistAdvice);
    await doctor.key('Tab');
    await expect.poll(() => focusedName(doctor)).toBe('Limites de cet avis sur photos');
    await typed(doctor, completeOpinion.photoLimits);
    await doctor.key('Tab');
    await doctor.key('ArrowDown');
    await doctor.key('Tab');
    await expect.poll(() => focusedName(doctor)).toBe('Dans quel délai');
    // The list of the browser goes to what is typed.
    await doctor.page.keyboard.type('Sous 1 m');
    await sign(doctor);
    const count = doctor.keys + doctor.presses;
    console.log(`keys and clicks of a plain answer by hand, beside typing: ${count}`);
    expect(count).toBeLessThanOrEqual(mostKeys);
    expect((await readCase(doctor1, caseId)).opinion).toMatchObject({
      hypotheses: [completeOpinion.hypotheses[0]],
      referral: 'general-practitioner',
      referralWithin: 'month',
    });
    expectClean();
  });

  test('B-058 B-139 the queue says where a case came from and how long it waits, never who', async () => {
    const { doctor1, doctor2, pharmacist } = stage.people;
    const wish = { startTier: 2, reason: 'Diagnostic déjà hésitant' } as const;
    await sendCase(pharmacist, { content: { ...completeContent('peau'), wish } });
    const params = { caseId: await sendCase(pharmacist) };
    await doctor1.client.call(claimCase, { params });
    await doctor1.client.call(handUpCase, { params, body: { reason: 'Hors de ma pratique' } });
    const doctor = await open(doctor2.email);
    const page = new DeskPage(doctor);
    await expect.poll(() => page.waiting.count()).toBe(2);
    await doctor.page.getByText('départ à ce niveau', { exact: true }).waitFor();
    await doctor.page.getByText('monté du niveau 1', { exact: true }).waitFor();
    const shown = await textOf(doctor.page.getByRole('main'));
    expect(fixtureSecrets.filter((secret) => shown.includes(secret))).toEqual([]);
    for (const key of ['j', 'j', 'k']) await doctor.key(key);
    await expect.poll(() => doctor.page.locator('tr[data-chosen]').count()).toBe(1);
    await stage.survey.screen(doctor, 'file, niveau 2');
    for (const caseId of (await doctor2.client.call(listQueue)).items.map((item) => item.caseId)) {
      await doctor2.client.call(declineCase, { params: { caseId }, body: { reason: 'no-time', note: '' } });
    }
    await doctor.page.getByText('Aucun dossier n’attend à votre niveau').waitFor();
    await stage.survey.screen(doctor, 'file, vide');
    expectClean();
  });

  test('terms are offered, never put in; last opinions are at hand; gaps are shown and hinder nothing', async () => {
    const { doctor1, pharmacist } = stage.people;
    await answerCase(doctor1, await sendCase(pharmacist));
    const caseId = await sendCase(pharmacist);
    const doctor = await open(doctor1.email);
    await new DeskPage(doctor).waiting.first().waitFor();
    await stage.survey.screen(doctor, 'file, un dossier');
    await take(doctor);
    const { keyboard } = doctor.page;
    await stage.survey.screen(doctor, 'bureau, avis vide');

    const first = doctor.page.getByLabel('Hypothèse 1', { exact: true });
    await first.focus();
    await keyboard.type('urticaire ch');
    await doctor.page.getByRole('listbox', { name: 'Termes proposés' }).waitFor();
    await stage.survey.atDesk(doctor, 'bureau, termes proposés');
    await keyboard.press('Tab');
    expect(await first.inputValue()).toBe('urticaire ch');
    await first.focus();
    await keyboard.type('r');
    await doctor.page.getByRole('option', { name: /Urticaire chronique spontanée/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect.poll(() => first.inputValue()).toBe('Urticaire chronique spontanée');
    await keyboard.press('Enter');
    await expect.poll(() => focusedName(doctor)).toBe('Hypothèse 2');

    const findings = doctor.page.getByLabel('Constatations');
    await findings.focus();
    await keyboard.type('On voit des papu');
    await doctor.page.getByRole('option', { name: 'Papule' }).waitFor();
    await keyboard.press('Escape');
    await doctor.page.getByRole('option').first().waitFor({ state: 'detached' });
    await keyboard.type('l');
    await doctor.press(doctor.page.getByRole('option', { name: 'Papule' }));
    await expect.poll(() => findings.inputValue()).toBe('On voit des papule');
    await doctor.press(doctor.page.getByText('Proposer des termes pendant la saisie'));
    await findings.focus();
    await keyboard.type(', squam');
    await expect(doctor.page.getByRole('option').count()).resolves.toBe(0);

    await doctor.press(doctor.button('Mes derniers avis'));
    const dialog = doctor.page.getByRole('dialog', { name: 'Mes derniers avis' });
    await dialog.getByRole('list', { name: 'Avis signés' }).getByRole('button').first().waitFor();
    const listed = await textOf(dialog);
    expect(fixtureSecrets.filter((secret) => listed.includes(secret))).toEqual([]);
    await doctor.press(dialog.getByRole('list', { name: 'Avis signés' }).getByRole('button').first());
    await dialog.getByText(completeOpinion.pharmacistAdvice).waitFor();
    await stage.survey.screen(doctor, 'bureau, mes derniers avis');
    await doctor.press(dialog.getByRole('button', { name: 'Reprendre ce texte' }));
    await expect
      .poll(() => doctor.page.getByLabel('Conseils à la pharmacie').inputValue())
      .toBe(completeOpinion.pharmacistAdvice);
    expect(await findings.inputValue()).toContain('On voit des papule');

    await doctor.page.locator('h1').click();
    await keyboard.press('t');
    await doctor.page.getByRole('option').first().waitFor();
    await stage.survey.screen(doctor, 'bureau, choisir un modèle');
    await doctor.press(doctor.page.getByRole('option', { name: /Peau sèche/ }));
    await doctor.page.getByText('3 passages entre crochets').waitFor();
    await doctor.page.locator('h1').click();
    await keyboard.press('a');
    await doctor.page.getByRole('tab', { name: 'Aperçu', selected: true }).waitFor();
    await stage.survey.screen(doctor, 'bureau, aperçu et passages à compléter');
    await doctor.press(doctor.button('Compléter [délai] dans Suivi'));
    await expect.poll(() => selected(doctor)).toBe('[délai]');

    await keyboard.press('F2');
    await doctor.press(doctor.button('Garder cet avis comme modèle'));
    await doctor.type(doctor.page.getByLabel('Nom du modèle'), 'Gardé du bureau');
    await stage.survey.screen(doctor, 'bureau, garder comme modèle');
    await doctor.press(doctor.button('Garder'));
    await doctor.page.getByText('Modèle gardé.').waitFor();
    const { items } = await doctor1.client.call(listOwnPhrases);
    expect(items.map(({ content }) => content.title)).toContain('Gardé du bureau');

    await doctor.page.locator('h1').click();
    await keyboard.press('?');
    await doctor.page.getByRole('dialog').getByText('Passage à compléter suivant').waitFor();
    await stage.survey.screen(doctor, 'bureau, touches');
    await keyboard.press('Escape');
    await keyboard.press('Control+Enter');
    await heading(doctor, 'Relisez, puis signez');
    await doctor.page.getByText('Le compte rendu contient encore 3 passages entre crochets').waitFor();
    await stage.survey.screen(doctor, 'bureau, relire avec des passages à compléter');
    await doctor.type(doctor.page.getByLabel('Votre mot de passe', { exact: true }), testPassword);
    await keyboard.press('Enter');
    await heading(doctor, 'Avis signé');
    expect((await readCase(doctor1, caseId)).opinion?.followUp).toContain('[délai]');
    expectClean();
  });

  test('B-009 a case is taken once, and its desk opens, though the first answer is lost on its way', async () => {
    const { doctor1, pharmacist } = stage.people;
    await sendCase(pharmacist);
    const doctor = await open(doctor1.email);
    doctor.watch.allowOffline();
    const keys: (string | undefined)[] = [];
    const loseFirst = async (route: Route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const answer = await route.fetch();
      if (keys.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response: answer });
    };
    await doctor.page.route('**/claim', loseFirst);
    const caseId = await take(doctor);
    expect(keys).toEqual([expect.any(String), keys[0]]);
    const claims = (await auditOf(stage.instance, caseId)).filter(({ action }) => action === 'case.claim');
    expect(claims).toHaveLength(1);
    expectClean();
  });
});

const template: PhraseContent = {
  kind: 'template',
  family: 'eczema',
  title: 'Peau sèche',
  findings: 'Peau sèche, bras [côté], depuis [durée].',
  hypotheses: ['Xérose cutanée'],
  pharmacistAdvice: 'Émollient chaque jour, réinterroger si cela suinte.',
  treatmentAdvice: '',
  referral: 'general-practitioner',
  referralWithin: 'month',
  followUp: 'Photo à [délai].',
  photoLimits: 'Avis donné sur photos, sans palper la peau.',
  freeText: '',
};

type Field = {
  labels?: ArrayLike<{ textContent: string | null }>;
  getAttribute: (name: string) => string | null;
  value?: string;
  selectionStart?: number;
  selectionEnd?: number;
};
declare const document: { activeElement: Field | null };

/** What the field with the focus is called. */
function focusedName({ page }: Visitor): Promise<string> {
  return page.evaluate(() => {
    const field = document.activeElement;
    return field?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent ?? '';
  });
}

/** The text that typing would replace. */
function selected({ page }: Visitor): Promise<string> {
  return page.evaluate(() => {
    const field = document.activeElement;
    return field?.value?.slice(field.selectionStart, field.selectionEnd) ?? '';
  });
}
