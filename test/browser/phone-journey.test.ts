// The whole of a case in a real browser: a pharmacist on a phone, a doctor at a desk, and those around them. The tests
// follow each other like the people do; a device stays open from one to the next.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { completeContent, completeOpinion, fixtureSecrets } from '#test/builders/case-content.ts';
import { type People, populate } from '#test/journeys/steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import {
  browserSkipReason,
  keepPictures,
  launchBrowser,
  openVisitor,
  textOf,
  type Visitor,
} from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { ComposePage } from './pages/compose.ts';
import { bytesAt, DeskPage } from './pages/desk.ts';
import { RequestPage } from './pages/request.ts';
import { signIn } from './pages/sign-in.ts';
import { type DrawnPhotos, drawPhotos } from './photos.ts';
import { placesThatHold } from './watch.ts';

const regional = 'Vue d’ensemble';
const closeUp = 'Vue rapprochée';
const dermoscopic = 'Vue dermoscopique';

describe.skipIf(browserSkipReason)(`a case in a browser ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let people: People;
  let photos: DrawnPhotos;
  const visitors: Visitor[] = [];
  let phone: Visitor;
  let desk: Visitor;
  let reportBytes: Buffer;
  let code: string;

  async function open(options: Parameters<typeof openVisitor>[2]): Promise<Visitor> {
    const visitor = await openVisitor(browser, instance, options);
    visitors.push(visitor);
    return visitor;
  }

  beforeAll(async () => {
    instance = await startBrowserInstance();
    [people, photos, browser] = await Promise.all([populate(instance), drawPhotos(), launchBrowser()]);
  });
  let isBroken = false;
  beforeEach(({ skip }) => skip(isBroken, 'an earlier step failed'));
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    isBroken = true;
    await keepPictures(visitors, task.name);
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.close();
  });

  test('B-003 B-048 on a phone, an emergency sign stops the request and says what to do', async () => {
    phone = await open({ device: 'phone' });
    desk = await open({ device: 'desk' });
    await signIn(desk, people.doctor1.email);
    await new DeskPage(desk).openQueue();
    expect(await new DeskPage(desk).waiting.count()).toBe(0);

    await signIn(phone, people.pharmacist.email);
    const compose = new ComposePage(phone, 'peau');
    await compose.begin();
    const [first] = compose.form.gate.questions;
    await compose.answerGate(first?.label ?? '', 'Oui');
    const stop = phone.page.getByRole('alert');
    await stop.getByText('Cette situation demande une autre prise en charge').waitFor();
    expect(await textOf(stop)).toContain(first?.onYes.advice);
    expect(await stop.getByRole('link', { name: 'Appeler le 15' }).getAttribute('href')).toBe('tel:15');
    expect((await people.pharmacist.client.call(listCases)).items).toHaveLength(0);
    await phone.press(phone.button('Corriger ma réponse'));
  });

  test('B-029 B-050 B-051 B-057 on a phone, five steps with camera, files, a refusal and a reload', async () => {
    const compose = new ComposePage(phone, 'peau');
    phone.presses = 0;
    await compose.passGate();
    await compose.fillPatient();
    await compose.fillClinical();
    const beforePhotos = phone.presses;

    await compose.addFiles(regional, [photos.large, photos.noImage]);
    await compose.photos(regional).nth(0).waitFor();
    const refused = phone.page.getByRole('alert').filter({ hasText: 'Ce fichier n’est pas une photo' });
    await refused.waitFor();
    phone.watch.allow(/\/api\/uploads/, 422);
    await phone.press(phone.button('Retirer : notes.jpg'));
    await compose.waitForPhotos(regional, 1);

    await phone.page.reload();
    await compose.atStep('Photos');
    await compose.waitForPhotos(regional, 1);
    await phone.press(phone.button('Continuer'));
    await compose.heading(closeUp);
    await compose.shoot(closeUp);
    await compose.waitForPhotos(closeUp, 1);
    if (photos.heic) {
      await compose.addFiles(closeUp, [photos.heic]);
      await compose.waitForPhotos(closeUp, 2);
    }
    const photoPresses = phone.presses - beforePhotos;
    phone.presses = beforePhotos;
    await compose.next();

    await compose.atStep('Relire et envoyer');
    await phone.page.getByText('Tout est prêt').waitFor();
    const main = await textOf(phone.page.getByRole('main'));
    for (const { birthName, firstNames } of [compose.content.patient]) {
      expect(main).toContain(birthName);
      expect(main).toContain(firstNames);
    }
    expect(main).toContain('Crème hydratante pendant une semaine');
    console.log(`taps to send « peau » on a phone: ${phone.presses + 1}, and ${photoPresses} for the photos`);
  });

  test('B-005 B-009 sending twice makes one case, which the doctor sees without reloading', async () => {
    const compose = new ComposePage(phone, 'peau');
    await compose.send.evaluate((button: { click: () => void }) => {
      button.click();
      button.click();
    });
    const request = new RequestPage(phone);
    await request.arrive();
    await phone.page.getByText('En attente d’un médecin', { exact: true }).waitFor();
    await phone.page.getByText(/un e-mail vous préviendra/).waitFor();
    const { items } = await people.pharmacist.client.call(listCases);
    expect(items.map(({ status }) => status)).toEqual(['queued']);

    await new DeskPage(desk).waiting.first().waitFor();
    const line = await textOf(desk.page.getByRole('row').nth(1));
    expect(line).toContain('Peau');
    expect(fixtureSecrets.filter((secret) => line.includes(secret))).toEqual([]);
  });

  test('B-009 at a desk, the case is taken and its photos are looked at by keyboard', async () => {
    const doctor = new DeskPage(desk);
    await doctor.takeByKeyboard();
    await desk.page.getByRole('heading', { level: 1, name: /^Peau · / }).waitFor();
    expect(await doctor.photoSize()).toEqual({ width: 4000, height: 3000 });
    const fitted = await doctor.scale();
    await desk.key('+');
    await expect.poll(() => doctor.scale()).toBeGreaterThan(fitted);
    await desk.key('r');
    await expect.poll(() => doctor.shownPhoto.getAttribute('style')).toContain('rotate(90deg)');
    await desk.key('0');
    await desk.key('s');
    await desk.page.locator('.c-viewer__pane').nth(1).waitFor();
    await desk.key('s');
    await phone.page.getByText('Un médecin l’étudie', { exact: true }).waitFor();
  });

  test('B-046 B-047 what is asked is shown exactly, and nothing goes back unchanged', async () => {
    const doctor = new DeskPage(desk);
    await doctor.askFrequent('Traitements essayés');
    const request = new RequestPage(phone);
    const wanted = 'Quels produits ont été appliqués, combien de temps, et avec quel effet ?';
    await phone.page.getByRole('heading', { name: 'Ce que le médecin demande' }).waitFor();
    await request.point(wanted).waitFor();

    phone.watch.allow(/\/submission/, 422);
    await phone.press(request.sendBack);
    await request.alerts.first().waitFor();
    await phone.press(request.point(wanted).getByRole('link', { name: 'Modifier' }));
    const field = phone.page.getByLabel(/^Traitements déjà essayés/);
    await field.fill('Bétaméthasone dix jours : les bords ont blanchi, le centre reste rouge.');
    await phone.press(phone.link('Revenir à ce qui est demandé'));
    await request.point(wanted).getByText('Modifié', { exact: true }).waitFor();
    await phone.press(request.sendBack);
    await phone.page.getByText('Un médecin l’étudie', { exact: true }).waitFor();

    await desk.page.getByRole('heading', { name: 'Ce que la pharmacie a modifié' }).waitFor();
    const file = await textOf(desk.page.getByRole('main'));
    expect(file).toContain('Crème hydratante pendant une semaine');
    expect(file).toContain('Bétaméthasone dix jours');
  });

  test('B-065 B-087 the doctor answers, re-reads the very document, and signs with the right password', async () => {
    const doctor = new DeskPage(desk);
    await phone.press(phone.link('Toutes les demandes'));
    await phone.page.getByText('En direct', { exact: true }).waitFor();
    desk.presses = 0;
    desk.keys = 0;
    await doctor.writeOpinion();
    const frame = await doctor.reread();
    const preview = await bytesAt(desk, await frame.getAttribute('src'));
    expect(preview.subarray(0, 4).toString()).toBe('%PDF');

    const counted = { presses: desk.presses, keys: desk.keys + 1 };
    desk.watch.allow(/\/opinion$/, 422);
    await doctor.sign('not the password at all');
    await desk.page.getByText('Ce mot de passe n’est pas le vôtre. Rien n’a été fait.').waitFor();
    expect(await doctor.password.getAttribute('aria-invalid')).toBe('true');
    await doctor.sign(testPassword);
    await desk.page.getByRole('heading', { level: 1, name: 'Avis signé' }).waitFor();
    reportBytes = await bytesAt(desk, await desk.link('Ouvrir le compte rendu').getAttribute('href'));
    expect(reportBytes.equals(preview)).toBe(true);
    console.log(
      `plain answer at a desk: ${counted.presses} clicks and ${counted.keys} keys beside the texts`,
    );
  });

  test('B-052 B-066 B-067 B-068 the pharmacist reads, prints, hands over, books and asks again', async () => {
    await phone.press(phone.page.getByRole('tab', { name: /Avis reçus.*1/ }));
    await phone.press(phone.page.getByRole('link', { name: /Fictivelle/i }));
    const request = new RequestPage(phone);
    await request.arrive();
    await phone.page.getByText(completeOpinion.findings).waitFor();
    const opened = await bytesAt(phone, await request.reportLink().getAttribute('href'));
    expect(opened.equals(reportBytes)).toBe(true);
    code = (await textOf(phone.page.locator('.r-code'))).trim();

    await phone.page.emulateMedia({ media: 'print' });
    await phone.page.getByRole('banner').waitFor({ state: 'hidden' });
    await phone.page.getByText(completeOpinion.findings).waitFor();
    await phone.page.emulateMedia({ media: 'screen' });

    await request.tick('Compte rendu remis au patient, avis expliqué');
    await request.tick('Classé dans le dossier patient de la pharmacie');
    await request.tick('Versé au DMP du patient (Mon espace santé)');
    await request.bookAppointment({ day: '08', month: '12', year: '2026' });
    await request.ask('Faut-il arrêter la crème hydratante ?');
  });

  test('B-052 the doctor replies inside the case', async () => {
    await desk.go('/mes-dossiers');
    await desk.press(desk.page.getByRole('tab', { name: /Répondus/ }));
    await desk.press(desk.page.getByRole('main').getByRole('link', { name: /Peau|Fictivelle/i }));
    await desk.page.getByText('Faut-il arrêter la crème hydratante ?').waitFor();
    await desk.page.getByLabel('Votre réponse').fill('Non, gardez-la le matin.');
    await desk.press(desk.button('Répondre'));
    await desk.page.getByText('Réponse envoyée.').waitFor();
    await phone.page.getByText('Non, gardez-la le matin.').waitFor();
  });

  test('B-011 B-012 B-058 the director and the operator see their part, and no patient', async () => {
    await instance.pass(0);
    const director = await open({ device: 'desk' });
    await signIn(director, people.director.email);
    await director.page.getByRole('heading', { level: 1, name: 'Suivi' }).waitFor();
    await director.page.getByText('100 %').first().waitFor();
    const operator = await open({ device: 'desk' });
    await signIn(operator, people.operator.email);
    await operator.page.getByRole('heading', { level: 1, name: 'Exploitation' }).waitFor();
    await operator.press(operator.page.getByRole('link', { name: /^Messages sortants/ }));
    await operator.page.getByRole('heading', { level: 1, name: 'Messages sortants' }).waitFor();
    await operator.page.getByRole('list', { name: 'Messages' }).waitFor();
    for (const { page } of [director, operator]) {
      const text = await textOf(page.getByRole('main'));
      expect(fixtureSecrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
  });

  test('B-065 whoever holds the paper checks its code and its file, without an account', async () => {
    const holder = await open({ device: 'phone' });
    await holder.go('/verification');
    await holder.page.getByLabel('Code de vérification').fill(code.toLowerCase());
    await holder.press(holder.button('Vérifier'));
    await holder.page.getByText('Ce document a été émis ici').waitFor();
    const pdf = { name: 'compte-rendu.pdf', mimeType: 'application/pdf' };
    const choose = holder.page.getByLabel(/Choisir le fichier PDF/);
    await choose.setInputFiles({ ...pdf, buffer: reportBytes });
    await holder.page.getByText('Fichier identique').waitFor();
    await choose.setInputFiles({ ...pdf, buffer: Buffer.concat([reportBytes, Buffer.from('\n')]) });
    await holder.page.getByText('Fichier différent').waitFor();
    const text = await textOf(holder.page.getByRole('main'));
    expect(fixtureSecrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('B-048 B-049 a mole, with its dermoscopic photo, goes the same way at a desk', async () => {
    const pharmacist = await open({ device: 'desk' });
    await signIn(pharmacist, people.colleague.email);
    const compose = new ComposePage(pharmacist, 'grain-de-beaute');
    await compose.begin();
    await compose.passGate();
    await compose.fillPatient();
    await compose.fillClinical();
    await compose.addFiles(regional, [photos.closeUp]);
    await compose.addFiles(closeUp, [photos.closeUp]);
    await compose.addFiles(dermoscopic, [photos.dermoscopic]);
    for (const view of [regional, closeUp, dermoscopic]) await compose.waitForPhotos(view, 1);
    await compose.next();
    await compose.atStep('Relire et envoyer');
    await pharmacist.press(compose.send);
    await new RequestPage(pharmacist).arrive();
    await pharmacist.page.getByText('En attente d’un médecin', { exact: true }).waitFor();
    console.log(`clicks to send « grain de beauté » at a desk: ${pharmacist.presses}`);
  });

  test('B-027 a plain request with all its views takes 25 taps beside typing and photographing', async () => {
    await phone.go('/demandes');
    const plain = completeContent('peau');
    const compose = new ComposePage(phone, 'peau', {
      ...plain,
      answers: { ...plain.answers, aspect: ['scales'] },
    });
    phone.presses = 0;
    await compose.beginFromList();
    await compose.passGate();
    await compose.fillPatient();
    await compose.fillClinical(true);
    await compose.addFiles(regional, [photos.closeUp]);
    await compose.waitForPhotos(regional, 1);
    await compose.next();
    await compose.heading(closeUp);
    await compose.addFiles(closeUp, [photos.closeUp]);
    await compose.waitForPhotos(closeUp, 1);
    await compose.next();
    await compose.atStep('Relire et envoyer');
    await phone.press(compose.send);
    await new RequestPage(phone).arrive();
    expect(phone.presses).toBeLessThanOrEqual(25);
  });

  test('B-036 signing out ends the session, for the page and for the server', async () => {
    const cookies = (await desk.page.context().cookies()).map(({ name, value }) => `${name}=${value}`);
    await desk.press(desk.button('Se déconnecter'));
    await desk.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    await desk.page.goBack();
    await desk.page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    const headers = { cookie: cookies.join('; ') };
    expect((await fetch(`${instance.origin}/api/queue`, { headers })).status).toBe(401);
  });

  test('B-058 no error, no broken policy, and no patient in a title or an address', () => {
    const problems = visitors.flatMap(({ device, watch }) =>
      watch.problems.map((one) => `${device}: ${one}`),
    );
    expect(problems).toEqual([]);
    expect(visitors.flatMap(({ watch }) => placesThatHold(watch, fixtureSecrets))).toEqual([]);
    expect(visitors.some(({ watch }) => [...watch.places].some((place) => place.startsWith('title: ')))).toBe(
      true,
    );
  });
});
