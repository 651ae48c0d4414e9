// A request on a phone with a bad network: cut at each step, reloaded, closed, slow, locked, refused; what waits is sealed
// on the device, goes by itself, goes once, and is wiped. The server that is killed has a file of its own.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCase, saveDraft } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { type People, populate, readCase } from '#test/journeys/steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import {
  browserSkipReason,
  keepPictures,
  launchBrowser,
  openVisitor,
  type Visitor,
  waitMs,
} from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { dumpStore, listStores, storeName } from './device-store.ts';
import { ComposePage } from './pages/compose.ts';
import { signIn } from './pages/sign-in.ts';
import { type DrawnPhotos, drawHeavyPhoto, drawPhotos } from './photos.ts';
import { SlowLink } from './slow-link.ts';
import { Survey } from './survey.ts';

declare const navigator: { serviceWorker: { controller: object | null } };

const secrets = ['Modele-Offline', 'Camille Modele', 'image/jpeg', 'regional'];

describe.skipIf(browserSkipReason)(`a bad network ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let people: People;
  let browser: Browser;
  let photos: DrawnPhotos;
  let survey: Survey;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true });
    [people, browser, photos] = await Promise.all([populate(instance), launchBrowser(), drawPhotos()]);
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    for (const visitor of visitors.splice(0)) await visitor.close();
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.close();
  });

  /** A phone on which the pages are kept, signed in. */
  async function openPhone(
    how: { in?: Browser; prepare?: (visitor: Visitor) => Promise<unknown> } = {},
  ): Promise<Visitor> {
    const visitor = await openVisitor(how.in ?? browser, instance, { device: 'phone' });
    visitors.push(visitor);
    visitor.watch.allowOffline();
    await how.prepare?.(visitor);
    await signIn(visitor, people.pharmacist.email);
    await visitor.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return visitor;
  }

  const offline = (visitor: Visitor, isIt: boolean) => visitor.page.context().setOffline(isIt);
  const line = ({ page }: Visitor) => page.getByRole('region', { name: 'En attente d’envoi' });
  const listed = async () => (await people.pharmacist.client.call(listCases, { query: {} })).items;

  /** A draft with all but its photos, made by the server. */
  async function makeDraft(): Promise<string> {
    const { client } = people.pharmacist;
    const { caseId, revision } = await client.call(createCase, { body: { form: 'peau' } });
    const content = completeContent('peau');
    const named = { ...content, patient: { ...content.patient, birthName: 'Modele-Offline' } };
    await client.call(saveDraft, { params: { caseId }, body: { content: named, revision } });
    return caseId;
  }

  const compose = (visitor: Visitor) => new ComposePage(visitor, 'peau');
  const [regional = '', closeUp = ''] = compose({} as Visitor)
    .form.photoViews.filter(({ min }) => min > 0)
    .map(({ label }) => label);

  async function openStep(visitor: Visitor, caseId: string, step: string, title: string): Promise<void> {
    await visitor.go(`/demandes/${caseId}/modifier/${step}`);
    await compose(visitor).atStep(title);
  }

  const unlock = async ({ page }: Visitor) => {
    const cover = page.getByRole('dialog', { name: 'Session verrouillée' });
    await cover.getByLabel('Mot de passe', { exact: true }).fill(testPassword);
    await page.keyboard.press('Enter');
    await cover.waitFor({ state: 'detached' });
  };

  /** On a phone each view is its own screen. */
  async function addPhotos(visitor: Visitor): Promise<void> {
    for (const [view, photo] of [
      [regional, photos.large],
      [closeUp, photos.closeUp],
    ] as const) {
      await compose(visitor).heading(view);
      await compose(visitor).addFiles(view, [photo]);
      await visitor.page.locator('.c-file').first().waitFor();
      await compose(visitor).next();
    }
    await compose(visitor).atStep('Relire et envoyer');
  }

  const expectClean = (...all: Visitor[]) => {
    expect(survey.findings.splice(0)).toEqual([]);
    expect(all.flatMap(({ watch }) => watch.problems)).toEqual([]);
  };

  test('B-020 B-027 begun, filled, photographed and sent without any network; two taps, one arrival, whole', async () => {
    const before = (await listed()).length;
    const phone = await openPhone();
    await offline(phone, true);
    await compose(phone).begin();
    await compose(phone).passGate();
    await compose(phone).fillPatient();
    await compose(phone).fillClinical();
    await addPhotos(phone);
    await survey.onPhone(phone, 'hors réseau, relire');
    await compose(phone).send.evaluate((button: { click: () => void }) => {
      button.click();
      button.click();
    });
    await line(phone).getByText('2 photos et 1 demande attendent le réseau').waitFor();
    await line(phone).getByText('2 photos et 1 demande attendent le réseau').click();
    await survey.onPhone(phone, 'hors réseau, en attente');
    expect((await listed()).length).toBe(before);
    await offline(phone, false);
    await line(phone).waitFor({ state: 'detached' });
    const after = await listed();
    expect(after.length).toBe(before + 1);
    const sent = await readCase(people.pharmacist, after[0]?.caseId ?? '');
    expect([sent.status, sent.submissionVersion, sent.photos.length]).toEqual(['queued', 1, 2]);
    expect(sent.content.patient.birthName).toBe(completeContent('peau').patient.birthName);
    await expect.poll(async () => (await dumpStore(phone.page)).records).toBe(1);
    expectClean(phone);
  });

  test('B-020 B-029 reloaded and closed without a network, all is there again; the files of the device do not show it', async () => {
    const caseId = await makeDraft();
    const phone = await openPhone();
    const { page } = phone;
    await openStep(phone, caseId, 'patient', 'Patient');
    await offline(phone, true);
    const name = page.getByLabel('Nom utilisé');
    await phone.type(name, 'Modele-Hors-Reseau');
    await page.getByText('Hors connexion, conservé ici').waitFor();
    await page.reload();
    await compose(phone).atStep('Patient');
    expect(await name.inputValue()).toBe('Modele-Hors-Reseau');
    await openStep(phone, caseId, 'photos', 'Photos');
    await compose(phone).addFiles(regional, [photos.closeUp]);
    await page.getByText('Gardée ici, chiffrée.').first().waitFor();
    await survey.onPhone(phone, 'hors réseau, photo gardée');
    const dump = await dumpStore(page);
    expect([...secrets, 'Modele-Hors-Reseau'].filter((secret) => dump.text.includes(secret))).toEqual([]);
    expect([dump.extractable, dump.records]).toEqual([false, 4]);
    const another = await page.context().newPage();
    await page.close();
    await another.goto(new URL(`/demandes/${caseId}/modifier/photos`, phone.url).href);
    await another.getByText('Gardée ici, chiffrée.').first().waitFor();
    await offline(phone, false);
    await another
      .getByRole('list', { name: `Photos : ${regional}` })
      .getByRole('listitem')
      .first()
      .waitFor();
    await another.goto(new URL('/demandes', phone.url).href);
    await another.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    await expect.poll(async () => (await dumpStore(another)).records).toBe(1);
    const { content, photos: arrived } = await readCase(people.pharmacist, caseId);
    expect([content.patient.usedName, arrived.length]).toEqual(['Modele-Hors-Reseau', 1]);
    expectClean(phone);
  });

  test('A-010 locked without a network nothing is shown or read, also after a reload; unlocked it goes on', async () => {
    const caseId = await makeDraft();
    const phone = await openPhone();
    const { page } = phone;
    await openStep(phone, caseId, 'photos', 'Photos');
    await offline(phone, true);
    await compose(phone).addFiles(regional, [photos.closeUp]);
    await page.getByText('Gardée ici, chiffrée.').first().waitFor();
    await phone.press(page.getByRole('button', { name: 'Verrouiller', exact: true }));
    const cover = page.getByRole('dialog', { name: 'Session verrouillée' });
    await cover.waitFor();
    await page.reload();
    await cover.waitFor();
    await survey.onPhone(phone, 'hors réseau, verrouillé');
    expect(await page.content()).not.toContain('Camille');
    expect(await line(phone).count()).toBe(0);
    await offline(phone, false);
    // The server was not told and holds the session open: the device asks all the same, after a reload too.
    await page.reload();
    await cover.waitFor();
    phone.watch.allow(/\/api\//, 423);
    await unlock(phone);
    await expect.poll(async () => (await readCase(people.pharmacist, caseId)).photos.length).toBe(1);
    await compose(phone).photos(regional).first().waitFor();
    expectClean(phone);
  });

  test('B-020 what the server refuses comes back as a task with its reason, and nothing of the form is lost', async () => {
    const caseId = await makeDraft();
    const phone = await openPhone();
    const { page } = phone;
    await openStep(phone, caseId, 'photos', 'Photos');
    await offline(phone, true);
    await addPhotos(phone);
    await phone.press(compose(phone).send);
    await line(phone).getByText('2 photos et 1 demande attendent le réseau').waitFor();
    const { client } = people.colleague;
    const there = await readCase(people.colleague, caseId);
    const content = { ...there.content, patient: { ...there.content.patient, birthName: '' } };
    await client.call(saveDraft, { params: { caseId }, body: { content, revision: there.revision } });
    phone.watch.allow(/\/submission$/, 409);
    phone.watch.allow(/\/submission$/, 422);
    await offline(phone, false);
    const task = page.getByRole('alert').filter({ hasText: 'à reprendre' });
    await task.waitFor();
    await survey.onPhone(phone, 'refusé, à reprendre');
    expect((await readCase(people.pharmacist, caseId)).status).toBe('draft');
    await phone.press(task.getByRole('link', { name: 'Ouvrir la demande' }));
    await compose(phone).atStep('Relire et envoyer');
    await page.getByText('Un collègue a modifié cette demande entre-temps').waitFor();
    await page.getByText('1 élément à compléter avant l’envoi').waitFor();
    expect((await readCase(people.pharmacist, caseId)).photos.length).toBe(2);
    await openStep(phone, caseId, 'patient', 'Patient');
    await phone.type(page.getByLabel('Nom de naissance'), 'Modele-Offline');
    const saved = async () => (await readCase(people.pharmacist, caseId)).content.patient.birthName;
    await expect.poll(saved).toBe('Modele-Offline');
    await openStep(phone, caseId, 'relire', 'Relire et envoyer');
    await phone.press(compose(phone).send);
    await page.getByText('Demande envoyée.').waitFor();
    expect((await readCase(people.pharmacist, caseId)).status).toBe('queued');
    await expect.poll(async () => (await dumpStore(page)).records).toBe(1);
    expectClean(phone);
  });

  test('B-029 B-036 another account on the same device finds nothing; signing out asks, then wipes all', async () => {
    const caseId = await makeDraft();
    const phone = await openPhone();
    const { page } = phone;
    await openStep(phone, caseId, 'photos', 'Photos');
    await page.route('**/api/uploads', (route) => route.abort());
    await compose(phone).addFiles(regional, [photos.closeUp]);
    await expect.poll(async () => (await dumpStore(page)).records).toBe(4);
    await phone.press(page.getByRole('button', { name: 'Se déconnecter', exact: true }));
    const dialog = page.getByRole('dialog', { name: 'Se déconnecter maintenant ?' });
    await dialog.waitFor();
    await survey.onPhone(phone, 'se déconnecter, en attente');
    await phone.press(dialog.getByRole('button', { name: 'Annuler' }));
    // The session ends without a sign-out: the cookie is gone, what waits is not.
    await page.context().clearCookies();
    await phone.go('/');
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    expect(await line(phone).count()).toBe(0);
    await signIn(phone, people.stranger.email);
    await expect.poll(async () => (await dumpStore(page)).records).toBe(1);
    expect(await line(phone).count()).toBe(0);
    await phone.press(page.getByRole('button', { name: 'Se déconnecter', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    expect(await listStores(page)).not.toContain(storeName);
    expect((await readCase(people.pharmacist, caseId)).photos.length).toBe(0);
    expectClean(phone);
  });

  test('B-029 72 hours after the last acknowledged contact all of it is destroyed', async () => {
    const caseId = await makeDraft();
    const start = new Date(Date.now() + instance.clockOffsetMs);
    const phone = await openPhone({ prepare: ({ page }) => page.clock.install({ time: start }) });
    const { page } = phone;
    await openStep(phone, caseId, 'photos', 'Photos');
    await offline(phone, true);
    await compose(phone).addFiles(regional, [photos.closeUp]);
    await page.getByText('Gardée ici, chiffrée.').first().waitFor();
    await page.clock.setSystemTime(new Date(start.getTime() + 71 * 3_600_000));
    await page.reload();
    await page.getByRole('dialog', { name: 'Session verrouillée' }).waitFor();
    expect((await dumpStore(page)).records).toBe(4);
    await page.clock.setSystemTime(new Date(start.getTime() + 73 * 3_600_000));
    await page.reload();
    await page.getByText('Cette page n’a pas pu s’afficher').waitFor();
    expect(await listStores(page)).not.toContain(storeName);
    expectClean(phone);
  });

  test('B-027 at 400 kbit/s a photo shows its progress, is cut in the middle, and goes on from there', async () => {
    const caseId = await makeDraft();
    const heavy = await drawHeavyPhoto();
    const link = await SlowLink.open(Number(new URL(instance.url).port));
    const slow = await launchBrowser(link.switches);
    try {
      const phone = await openPhone({ in: slow });
      const { page } = phone;
      await openStep(phone, caseId, 'photos', 'Photos');
      const sent: { what: string; from: number }[] = [];
      page.on('request', (request) => {
        const what = `${request.method()} ${new URL(request.url()).pathname.replace(/[^/]{36}$/, '…')}`;
        sent.push({ what, from: Number(request.headers()['upload-offset'] ?? 0) });
      });
      link.bitsPerSecond = 400_000;
      const before = link.bytesUp;
      await compose(phone).addFiles(regional, [heavy]);
      const bar = page.locator('.c-file progress');
      await expect.poll(() => link.bytesUp - before, { timeout: waitMs }).toBeGreaterThan(100_000);
      const reached = await bar.evaluate(({ value }: { value: number }) => value);
      expect(reached).toBeGreaterThan(0);
      expect(reached).toBeLessThan(1);
      link.cut();
      await offline(phone, true);
      await page.locator('.c-file--interrupted').waitFor();
      expect(await bar.evaluate(({ value }: { value: number }) => value)).toBeGreaterThan(0);
      await survey.onPhone(phone, 'coupure pendant une photo');
      link.mend();
      link.bitsPerSecond = Number.POSITIVE_INFINITY;
      await offline(phone, false);
      await compose(phone).waitForPhotos(regional, 1);
      expect(sent.filter(({ what }) => what === 'POST /api/uploads')).toHaveLength(1);
      expect(sent.filter(({ what }) => what === 'HEAD /api/uploads/…').length).toBeGreaterThan(0);
      expect(sent.findLast(({ what }) => what === 'PATCH /api/uploads/…')?.from).toBeGreaterThan(0);
      expect((await readCase(people.pharmacist, caseId)).photos.length).toBe(1);
      expectClean(phone);
    } finally {
      await slow.close();
      await link.close();
    }
  });

  test('B-027 where the browser keeps nothing it is said, and the request goes as long as its page stays open', async () => {
    const caseId = await makeDraft();
    const phone = await openPhone({
      prepare: ({ page }) =>
        page.addInitScript('Object.defineProperty(globalThis, "indexedDB", { value: undefined })'),
    });
    await openStep(phone, caseId, 'photos', 'Photos');
    await offline(phone, true);
    await addPhotos(phone);
    await phone.press(compose(phone).send);
    await line(phone).getByText('2 photos et 1 demande attendent le réseau').click();
    await line(phone).getByText('Cet appareil ne peut rien garder').waitFor();
    await offline(phone, false);
    await line(phone).waitFor({ state: 'detached' });
    expect((await readCase(people.pharmacist, caseId)).status).toBe('queued');
    expectClean(phone);
  });
});
