// Every screen, one after the other, in the states people meet. PICTURES_DIR=folder keeps their pictures.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { claimCase, declineCase } from '#contracts/cases/case-expert.contract.ts';
import { createCase, withdrawCase } from '#contracts/cases/case-request.contract.ts';
import { completeOpinion, fixtureSecrets } from '#test/builders/case-content.ts';
import { ask } from '#test/journeys/acts.ts';
import { answerCase, type People, populate, prepareCase, readCase, sendCase } from '#test/journeys/steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, keepPictures, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { ComposePage } from './pages/compose.ts';
import { DeskPage } from './pages/desk.ts';
import { RequestPage } from './pages/request.ts';
import { signIn } from './pages/sign-in.ts';
import { type DrawnPhotos, drawPhotos } from './photos.ts';
import { Survey } from './survey.ts';
import { placesThatHold } from './watch.ts';

describe.skipIf(browserSkipReason)(`every screen ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let people: People;
  let photos: DrawnPhotos;
  let survey: Survey;
  const visitors: Visitor[] = [];

  async function open(email?: string, hasOnlyKeys = false): Promise<Visitor> {
    const visitor = await openVisitor(browser, instance, { device: 'desk', hasOnlyKeys });
    visitors.push(visitor);
    if (email) await signIn(visitor, email);
    return visitor;
  }

  /** Goes there, waits for its title, and looks. */
  async function look(visitor: Visitor, path: string, title: string | RegExp, name: string): Promise<void> {
    await visitor.go(path);
    await visitor.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await survey.screen(visitor, name);
  }

  function expectClean(): void {
    expect(survey.findings.splice(0)).toEqual([]);
    expect(visitors.flatMap(({ watch }) => watch.problems)).toEqual([]);
    expect(visitors.flatMap(({ watch }) => placesThatHold(watch, fixtureSecrets))).toEqual([]);
  }

  beforeAll(async () => {
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true });
    [people, photos, browser] = await Promise.all([populate(instance), drawPhotos(), launchBrowser()]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    for (const visitor of visitors) await visitor.close();
  });
  afterAll(async () => {
    console.log(survey?.summary);
    await browser?.close();
    await instance?.close();
  });

  test('RGAA axe: nobody signed in', async () => {
    const visitor = await open();
    visitor.watch.allow(/\/api\/session/, 401);
    visitor.watch.allow(/\/api\/session/, 422);
    await look(visitor, '/', 'Connexion', 'connexion');
    await visitor.press(visitor.button('Se connecter'));
    await visitor.page.getByText('Saisissez votre adresse e-mail.').waitFor();
    await survey.screen(visitor, 'connexion refusée');
    await look(visitor, '/verification', 'Vérifier un compte rendu', 'vérification');
    await look(visitor, '/verification/ABCD-EFGH-JKMN', 'Vérifier un compte rendu', 'vérification inconnue');
    expectClean();
  });

  test('RGAA axe: the pharmacist composes', async () => {
    const visitor = await open(people.pharmacist.email);
    await look(visitor, '/demandes', 'Demandes d’avis', 'demandes vides');
    await look(visitor, '/demandes/nouvelle', 'Quel est le motif ?', 'motif');
    const compose = new ComposePage(visitor, 'peau');
    await compose.begin();
    await survey.screen(visitor, 'urgence');
    const [first] = compose.form.gate.questions;
    await compose.answerGate(first?.label ?? '', 'Oui');
    await visitor.page.getByRole('alert').waitFor();
    await survey.screen(visitor, 'urgence, arrêt');
    await visitor.press(visitor.button('Corriger ma réponse'));
    await compose.passGate();
    for (const step of ['Patient', 'Clinique', 'Photos'] as const) {
      await compose.atStep(step);
      await survey.screen(visitor, `étape ${step} vide`);
      await compose.next();
      await visitor.button('Plus tard').waitFor();
      await survey.screen(visitor, `étape ${step} à compléter`);
      await visitor.press(visitor.button('Plus tard'));
    }
    await compose.atStep('Relire et envoyer');
    await survey.screen(visitor, 'relire, incomplet');
    await visitor.press(visitor.button('Supprimer ce brouillon'));
    await visitor.page.getByRole('dialog').waitFor();
    await survey.screen(visitor, 'supprimer, question');
    await visitor.press(visitor.page.getByRole('dialog').getByRole('button', { name: 'Annuler' }));
    expectClean();
  });

  test('RGAA axe: the pharmacist completes', async () => {
    const visitor = await open(people.colleague.email);
    const compose = new ComposePage(visitor, 'grain-de-beaute');
    await compose.begin();
    await compose.passGate();
    await compose.fillPatient();
    await compose.fillClinical();
    await compose.addFiles('Vue d’ensemble', [photos.closeUp, photos.noImage]);
    visitor.watch.allow(/\/api\/uploads/, 422);
    await visitor.page.getByRole('alert').waitFor();
    for (const view of ['Vue rapprochée', 'Vue dermoscopique'])
      await compose.addFiles(view, [photos.dermoscopic]);
    for (const { label } of compose.form.photoViews) await compose.photos(label).first().waitFor();
    await survey.screen(visitor, 'photos');
    await visitor.press(visitor.button('Agrandir « Vue dermoscopique 1 »'));
    await visitor.page.getByRole('dialog', { name: 'Photo' }).waitFor();
    await survey.atDesk(visitor, 'photo agrandie');
    await visitor.key('Escape');
    await visitor.press(visitor.button('Prendre une photo').first());
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Photographier' }).waitFor();
    await survey.atDesk(visitor, 'appareil photo');
    await visitor.press(visitor.page.getByRole('dialog').getByRole('button', { name: 'Photographier' }));
    await visitor.page.getByRole('img', { name: 'Photo prise, à vérifier' }).waitFor();
    await survey.atDesk(visitor, 'photo prise');
    await visitor.key('Escape');
    for (const [step, title] of Object.entries({ patient: 'Patient', clinique: 'Clinique' })) {
      await visitor.go(visitor.page.url().replace(/modifier\/.*/, `modifier/${step}`));
      await compose.atStep(title);
      await survey.screen(visitor, `étape ${title} remplie`);
    }
    await visitor.go(visitor.page.url().replace(/modifier\/.*/, 'modifier/relire'));
    await compose.atStep('Relire et envoyer');
    await visitor.page.getByText('Tout est prêt').waitFor();
    await survey.screen(visitor, 'relire, prêt');
    expectClean();
  });

  test('RGAA axe: photographing on a phone', async () => {
    const { caseId } = await prepareCase(people.colleague);
    const visitor = await openVisitor(browser, instance, { device: 'smallPhone' });
    visitors.push(visitor);
    await signIn(visitor, people.colleague.email, `/demandes/${caseId}/modifier/photos`);
    await visitor.press(visitor.button('Agrandir « Vue d’ensemble 1 »'));
    await visitor.page.getByRole('dialog', { name: 'Photo' }).waitFor();
    await survey.onPhone(visitor, 'photo agrandie au téléphone');
    await visitor.key('Escape');
    await visitor.press(visitor.button('Prendre une photo'));
    const shoot = visitor.page.getByRole('dialog').getByRole('button', { name: 'Photographier' });
    await shoot.waitFor();
    await survey.onPhone(visitor, 'appareil photo au téléphone');
    await visitor.press(shoot);
    await visitor.page.getByRole('img', { name: 'Photo prise, à vérifier' }).waitFor();
    await survey.onPhone(visitor, 'photo prise au téléphone');
    expectClean();
  });

  test('RGAA axe: the requests of a pharmacy', async () => {
    const { pharmacist, doctor1, doctor1b } = people;
    const queued = await sendCase(pharmacist, { form: 'grain-de-beaute' });
    const claimed = await sendCase(pharmacist);
    const clarifying = await sendCase(pharmacist);
    const answered = await sendCase(pharmacist);
    const urgent = await sendCase(pharmacist);
    const withdrawn = await sendCase(pharmacist);
    await pharmacist.client.call(createCase, { body: { form: 'peau' } });
    await doctor1.client.call(claimCase, { params: { caseId: claimed } });
    await doctor1b.client.call(claimCase, { params: { caseId: clarifying } });
    const text = 'Merci de préciser les produits appliqués.';
    await ask(doctor1b, clarifying, [
      { kind: 'more-information', target: 'answers.treatments-tried', text },
      { kind: 'new-photo', target: 'photos.close-up', text: 'Merci d’ajouter une photo plus nette.' },
    ]);
    await answerCase(doctor1, answered);
    await answerCase(doctor1b, urgent, {
      ...completeOpinion,
      referral: 'dermatologist',
      referralWithin: 'today',
    });
    await pharmacist.client.call(withdrawCase, {
      params: { caseId: withdrawn },
      body: { reason: 'Doublon.' },
    });

    const visitor = await open(pharmacist.email);
    visitor.watch.allow(/\/api\/cases\//, 404);
    for (const state of ['to-complete', 'waiting', 'received', 'closed', 'to-hand-over']) {
      await look(visitor, `/demandes?etat=${state}`, 'Demandes d’avis', `demandes ${state}`);
    }
    await visitor.press(visitor.button('Retrouver un patient'));
    await survey.screen(visitor, 'retrouver un patient');
    const byState = { queued, claimed, clarifying, answered, urgent, withdrawn };
    for (const [name, caseId] of Object.entries(byState)) {
      await look(visitor, `/demandes/${caseId}`, /Ondine/i, `demande ${name}`);
    }
    await look(visitor, `/demandes/${queued}`, /Ondine/i, 'demande queued encore');
    await visitor.press(visitor.button('Retirer la demande'));
    await survey.screen(visitor, 'retirer, question');
    await visitor.key('Escape');
    await look(visitor, `/demandes/${crypto.randomUUID()}`, 'Demande', 'demande inconnue');
    await look(visitor, '/nulle-part', 'Page introuvable', 'page introuvable');
    expectClean();
  });

  test('RGAA axe: the doctor’s queue and desk', async () => {
    const { pharmacist, doctor1, doctor1b } = people;
    const visitor = await open(doctor1.email);
    const desk = new DeskPage(visitor);
    await look(visitor, '/file', 'Demandes en attente', 'file');
    await visitor.press(visitor.button(/^Décliner le dossier/).first());
    await visitor.page.getByRole('dialog').waitFor();
    await survey.screen(visitor, 'décliner, question');
    await visitor.key('Escape');
    await visitor.key('?');
    await visitor.page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    await survey.screen(visitor, 'raccourcis');
    await visitor.key('Escape');
    await look(visitor, '/mes-dossiers', 'Mes dossiers', 'mes dossiers');

    const held = await sendCase(pharmacist);
    await doctor1.client.call(claimCase, { params: { caseId: held } });
    await look(visitor, `/mes-dossiers/${held}`, /^Peau/, 'bureau');
    await visitor.key('e');
    await survey.screen(visitor, 'bureau, échanges');
    await visitor.key('v');
    await visitor.page.getByRole('dialog', { name: 'Photo' }).waitFor();
    await survey.atDesk(visitor, 'bureau, plein écran');
    await visitor.key('Escape');
    await visitor.key('m');
    await visitor.page.getByRole('dialog').waitFor();
    await survey.screen(visitor, 'bureau, autres actions');
    await visitor.key('Escape');
    await visitor.key('c');
    await visitor.press(visitor.button('Traitements essayés'));
    await survey.screen(visitor, 'bureau, précision');
    await visitor.press(visitor.button('Revenir à l’avis'));
    await visitor.key('Control+Enter');
    await visitor.page.getByText('Il manque des éléments. Voyez les champs signalés.').waitFor();
    await survey.screen(visitor, 'bureau, avis incomplet');
    await desk.writeOpinion();
    await desk.reread();
    await survey.screen(visitor, 'relecture');
    await desk.sign(testPassword);
    await visitor.page.getByRole('heading', { level: 1, name: 'Avis signé' }).waitFor();
    await survey.screen(visitor, 'avis signé');
    await look(visitor, `/mes-dossiers/${held}`, /^Peau/, 'bureau, répondu');

    const gone = await sendCase(pharmacist);
    await doctor1b.client.call(declineCase, {
      params: { caseId: gone },
      body: { reason: 'no-time', note: '' },
    });
    visitor.watch.allow(/\/api\/cases\//, 404);
    await look(visitor, `/mes-dossiers/${crypto.randomUUID()}`, /pas ouvert/, 'bureau fermé');
    expectClean();
  });

  test('RGAA axe: director and operator', async () => {
    await instance.pass(0);
    const director = await open(people.director.email);
    await look(director, '/direction', 'Suivi', 'direction');
    const caseId = await sendCase(people.pharmacist);
    await director.go(`/direction/dossiers/${caseId}`);
    await director.page.getByRole('heading', { level: 1 }).waitFor();
    await survey.screen(director, 'direction, dossier');
    const operator = await open(people.operator.email);
    await look(operator, '/exploitation', 'Exploitation', 'exploitation');
    await look(operator, '/exploitation/courriels', 'Messages sortants', 'courriels');
    expectClean();
  });

  test('RGAA the main path is walked with a keyboard alone: send, then answer', async () => {
    const pharmacist = await open(undefined, true);
    await signIn(pharmacist, people.stranger.email);
    const compose = new ComposePage(pharmacist, 'peau');
    await compose.begin();
    await compose.passGate();
    await compose.fillPatient();
    await compose.fillClinical();
    await compose.addFiles('Vue d’ensemble', [photos.closeUp]);
    await compose.waitForPhotos('Vue d’ensemble', 1);
    await compose.addFiles('Vue rapprochée', [photos.closeUp]);
    await compose.waitForPhotos('Vue rapprochée', 1);
    await compose.next();
    await compose.atStep('Relire et envoyer');
    await pharmacist.press(compose.send);
    const caseId = await new RequestPage(pharmacist).arrive();
    console.log(`keys to send « peau » without a mouse: ${pharmacist.keys}`);

    const doctor = await open(undefined, true);
    await signIn(doctor, people.doctor1b.email, '/file');
    const desk = new DeskPage(doctor);
    await desk.openQueue();
    const { reference } = await readCase(people.stranger, caseId);
    await doctor.press(doctor.button(`Prendre le dossier ${reference}`));
    await doctor.page.waitForURL(/\/mes-dossiers\/[0-9a-f-]{36}$/);
    await doctor.page.getByRole('heading', { level: 1, name: /^Peau/ }).waitFor();
    doctor.keys = 0;
    await desk.writeOpinion();
    await desk.reread();
    await desk.sign(testPassword);
    await doctor.page.getByRole('heading', { level: 1, name: 'Avis signé' }).waitFor();
    console.log(`keys to answer without a mouse: ${doctor.keys}`);
    expectClean();
  });
});
