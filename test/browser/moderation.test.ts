// What people see of flags, measures and support: everybody’s own pages, the operator’s, the director’s.
import { describe, expect, test } from 'vitest';
import { openContent } from '#contracts/cases/case-after.contract.ts';
import { listFlags } from '#contracts/moderation/flag.contract.ts';
import { decideMeasure } from '#contracts/moderation/measure.contract.ts';
import { answerCase, sendCase } from '#test/journeys/steps.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { signIn } from './pages/sign-in.ts';
import { useStage } from './stage.ts';

describe.skipIf(browserSkipReason)(`moderation and support ${browserSkipReason ?? ''}`, () => {
  let caseId: string;
  const stage = useStage(async ({ people }) => {
    caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
  });
  const { open, expectClean } = stage;
  async function look(visitor: Visitor, path: string, title: string, name: string): Promise<void> {
    await visitor.go(path);
    await visitor.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await stage.survey.screen(visitor, name);
  }

  test('A-082 the pharmacist flags the doctor from the request; the operator decides', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    await visitor.go(`/demandes/${caseId}`);
    await visitor.press(visitor.button('Signaler'));
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await dialog.getByText('Choisissez un motif.').waitFor();
    await stage.survey.atDesk(visitor, 'signaler');
    await dialog.getByLabel('Ce que vous signalez').selectOption({ label: 'Le médecin' });
    await dialog.getByLabel('Motif').selectOption({ label: 'Harcèlement' });
    await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await visitor.page.getByText('Signalement envoyé').waitFor();

    const operator = await open(stage.people.operator.email);
    await look(operator, '/moderation', 'Modération', 'file de modération');
    await operator.page.getByRole('link', { name: /Harcèlement/ }).click();
    await operator.page.getByRole('heading', { level: 1, name: 'Signalement' }).waitFor();
    await operator.page.getByLabel('Motifs').fill('Après examen, rien ne le confirme.');
    await stage.survey.screen(operator, 'un signalement');
    await operator.press(operator.button('Enregistrer la décision'));
    await operator.page.getByText('Une décision a été prise.').waitFor();
    expectClean();
  });

  test('A-083 B-118 the operator warns; the person reads the decision and contests it', async () => {
    const operator = await open(stage.people.operator.email);
    await look(operator, `/moderation/comptes/${stage.people.stranger.id}`, 'Mesures', 'mesures, aucune');
    await operator.press(operator.button('Prendre la mesure'));
    await operator.page.getByText('Indiquez la règle appliquée.').waitFor();
    await operator.page.getByLabel('Règle appliquée').fill('conditions, article 8');
    await operator.page.getByLabel('Faits', { exact: true }).fill('Envois répétés de la même demande.');
    await operator.page.getByLabel('Ce qui établit ces faits').fill('Le journal des envois de novembre.');
    await operator.press(operator.button('Prendre la mesure'));
    await operator.page.getByRole('heading', { name: /Mise en demeure/ }).waitFor();
    await stage.survey.screen(operator, 'mesures');

    const person = await open(stage.people.stranger.email);
    await look(person, '/compte/decisions', 'Décisions me concernant', 'décisions');
    await person.press(person.button('Contester cette décision'));
    await person.page.getByLabel('Pourquoi la contestez-vous ?').fill('Ces envois ne sont pas de moi.');
    await stage.survey.screen(person, 'contester');
    await person.press(person.button('Envoyer la contestation'));
    await person.page.getByText('En attente de réponse.').waitFor();
    expectClean();
  });

  test('B-045 a problem is told from the foot of every page, and answered', async () => {
    const person = await open(stage.people.colleague.email);
    await look(person, '/compte/decisions', 'Décisions me concernant', 'aucune décision');
    await person.page.getByRole('link', { name: 'Signaler un problème ou une intrusion' }).click();
    await person.page.getByRole('heading', { level: 1, name: 'Assistance' }).waitFor();
    await stage.survey.screen(person, 'assistance');
    await person.page.getByLabel('De quoi s’agit-il ?').selectOption('intrusion');
    await person.page.getByLabel('Votre message').fill('Une session inconnue est ouverte.');
    await person.press(person.button('Envoyer'));
    await person.page.getByText('Message envoyé').waitFor();

    const operator = await open(stage.people.operator.email);
    await look(operator, '/exploitation/assistance', 'Assistance', 'file de l’assistance');
    await operator.page
      .getByRole('link', { name: /intrusion/ })
      .first()
      .click();
    await operator.page.getByLabel('Répondre').fill('Nous regardons.');
    await stage.survey.screen(operator, 'un échange');
    await operator.press(operator.button('Envoyer'));
    await operator.page.getByText('Nous regardons.').first().waitFor();
    expectClean();
  });

  test('A-083 a suspended person sees what she may still do', async () => {
    await stage.people.operator.client.call(decideMeasure, {
      params: { accountId: stage.people.doctor3.id },
      body: {
        kind: 'suspension',
        untilAt: null,
        basis: 'authority-request',
        grave: null,
        graveReason: '',
        clause: 'article 9',
        facts: 'Une autorité l’a demandé.',
        evidence: 'Courrier du 20 novembre.',
      },
    });
    const person = await open();
    person.watch.allow(/\/api\//, 403);
    await signIn(person, stage.people.doctor3.email);
    await person.page.getByRole('heading', { level: 1, name: 'Compte suspendu' }).waitFor();
    await stage.survey.screen(person, 'compte suspendu');
    await person.page.getByRole('link', { name: 'Lire la décision' }).click();
    await person.page.getByText('Une autorité l’a demandé.').waitFor();
    expectClean();
  });

  test('B-058 the director finds what concerns cases, and opens the case first', async () => {
    await stage.people.director.client.call(openContent, {
      params: { caseId },
      body: { reason: 'Un signalement.' },
    });
    expect((await stage.people.director.client.call(listFlags, {})).items).toEqual([]);
    const director = await open(stage.people.director.email);
    await look(director, '/moderation', 'Modération', 'file de la direction');
    expectClean();
  });
});
