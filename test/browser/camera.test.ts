// The camera screen on a small phone, before films of drawn skin: what the coach says of each, what reaches the server and
// the doctor, and every state in which there is no picture. Its times are reported, never asserted.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { getCase } from '#contracts/cases/case-view.contract.ts';
import { type People, populate } from '#test/journeys/steps.ts';
import { type FakeScene, writeFakeCamera } from '../../scripts/photos/fake-camera.ts';
import { browserSkipReason, keepPictures, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { ComposePage } from './pages/compose.ts';
import { signIn } from './pages/sign-in.ts';
import { Survey } from './survey.ts';

const skin = { view: 'close-up', tone: 5, lesion: 'plaque' } as const;
const scenes = {
  sharp: { ...skin, spoiling: { kind: 'none' } },
  blurred: { ...skin, spoiling: { kind: 'blurred', sigma: 4 } },
  dark: { ...skin, tone: 2, spoiling: { kind: 'dark', stops: 5 } },
} as const satisfies Record<string, FakeScene>;

describe.skipIf(browserSkipReason)(`the camera ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let people: People;
  let folder: string;
  let survey: Survey;
  const browsers: Browser[] = [];
  const visitors: Visitor[] = [];

  /** A small phone whose camera sees this, signed in, at the photos of a request. */
  async function atPhotos(scene: FakeScene, options: { hasOnlyKeys?: boolean; before?: string } = {}) {
    const film = join(folder, `${Object.values(scene.spoiling).join('-')}-${scene.tone}.mjpeg`);
    await writeFakeCamera(film, scene);
    const browser = await launchBrowser([`--use-file-for-fake-video-capture=${film}`]);
    browsers.push(browser);
    const device = options.hasOnlyKeys ? 'desk' : 'smallPhone';
    const phone = await openVisitor(browser, instance, { device, hasOnlyKeys: options.hasOnlyKeys ?? false });
    visitors.push(phone);
    if (options.before) await phone.page.addInitScript(options.before);
    await signIn(phone, people.pharmacist.email);
    const compose = new ComposePage(phone, 'peau');
    await compose.begin();
    await compose.passGate();
    const caseId = /[0-9a-f-]{36}/.exec(phone.page.url())?.[0] ?? '';
    await phone.go(`/demandes/${caseId}/modifier/photos`);
    await compose.atStep('Photos');
    const dialog = phone.page.getByRole('dialog', { name: /^Prendre une photo/ });
    return { phone, compose, caseId, dialog };
  }

  async function openCamera(phone: Visitor): Promise<void> {
    await phone.press(phone.page.getByRole('button', { name: 'Prendre une photo', exact: true }).first());
  }

  const shoot = async (phone: Visitor, dialog: Locator) => {
    await phone.press(dialog.getByRole('button', { name: 'Photographier' }));
    await dialog.getByRole('img', { name: 'Photo prise, à vérifier' }).waitFor();
  };

  const photosOf = async (caseId: string) =>
    (await people.pharmacist.client.call(getCase, { params: { caseId } })).photos;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consilia-camera-'));
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true });
    people = await populate(instance);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    const problems = visitors.flatMap(({ watch }) => watch.problems);
    for (const visitor of visitors.splice(0)) await visitor.close();
    for (const browser of browsers.splice(0)) await browser.close();
    expect(problems).toEqual([]);
    expect(survey.findings.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    console.log(survey?.summary);
    await instance?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('B-027 B-029 a sharp photo of dark skin is kept in two taps, and nothing is written to the device', async () => {
    const { phone, compose, caseId, dialog } = await atPhotos(scenes.sharp);
    await openCamera(phone);
    await dialog.getByText('toute la zone dans le cadre').waitFor();
    const shutter = dialog.getByRole('button', { name: 'Photographier' });
    const box = await shutter.boundingBox();
    const { height } = phone.page.viewportSize() ?? { height: 0 };
    // Where the thumb of the hand that holds the phone is, and as large as it.
    expect(box?.y).toBeGreaterThan(height * 0.66);
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(64);
    await shutter.and(dialog.locator(':enabled')).waitFor();
    await survey.onPhone(phone, 'appareil-photo');
    await shoot(phone, dialog);
    await dialog.getByText('Rien à signaler').waitFor();
    await survey.onPhone(phone, 'photo-nette');
    await phone.press(dialog.getByRole('button', { name: 'Garder', exact: true }));
    await phone.press(dialog.getByRole('button', { name: 'Terminer' }));
    await compose.waitForPhotos('Vue d’ensemble', 1);
    const [photo] = await photosOf(caseId);
    expect(photo).toMatchObject({ hints: [], qualityOverride: null, isSmall: false });
    const cached = await phone.page.evaluate(`(async () => {
      const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const requests = (await Promise.all(stores.map((store) => store.keys()))).flat();
      return requests.filter(({ url }) => url.includes('/api/')).length;
    })()`);
    expect(cached).toBe(0);
  });

  test('B-027 B-029 a blurred photo says how to do better; kept all the same, its reason goes with it', async () => {
    const { phone, compose, caseId, dialog } = await atPhotos(scenes.blurred);
    await openCamera(phone);
    await dialog.getByText(/Reculez de 10 cm/).waitFor();
    await survey.onPhone(phone, 'conseil-en-direct');
    await shoot(phone, dialog);
    await dialog.getByText('Photo floue.').waitFor();
    await survey.onPhone(phone, 'photo-floue');
    await phone.press(dialog.getByRole('button', { name: 'Reprendre' }));
    await shoot(phone, dialog);
    await phone.press(dialog.getByRole('button', { name: 'Garder quand même' }));
    await survey.onPhone(phone, 'pourquoi-la-garder');
    await phone.press(dialog.getByRole('button', { name: 'Zone difficile à photographier' }));
    await phone.press(dialog.getByRole('button', { name: 'Terminer' }));
    await compose.waitForPhotos('Vue d’ensemble', 1);
    const [photo] = await photosOf(caseId);
    expect(photo).toMatchObject({ hints: ['blurred'], qualityOverride: 'hard-place' });
    expect(await phone.page.getByText(/^Vue d’ensemble 1\s: floue/).count()).toBe(0);
  });

  test('B-029 a dark one kept without a word can be explained afterwards, in one tap', async () => {
    const { phone, compose, caseId, dialog } = await atPhotos(scenes.dark);
    await openCamera(phone);
    await dialog.getByText(/Plus de lumière\s:/).waitFor();
    await compose.shootOpen();
    await compose.waitForPhotos('Vue d’ensemble', 1);
    const notice = phone.page.getByText(/^Vue d’ensemble 1\s: .*trop sombre/);
    await notice.waitFor();
    await survey.onPhone(phone, 'avis-sur-la-photo');
    await phone.press(phone.page.getByText('La garder ainsi, et dire pourquoi'));
    await phone.press(phone.button('Pas plus de lumière ici'));
    await notice.waitFor({ state: 'detached' });
    const [photo] = await photosOf(caseId);
    expect(photo?.hints).toContain('dark');
    expect(photo?.qualityOverride).toBe('no-more-light');
  });

  test('B-027 everything by keyboard at a desk', async () => {
    const { phone, compose, dialog } = await atPhotos(scenes.sharp, { hasOnlyKeys: true });
    await openCamera(phone);
    await shoot(phone, dialog);
    await dialog.getByText('Rien à signaler').waitFor();
    await survey.atDesk(phone, 'photo-au-bureau');
    await phone.press(dialog.getByRole('button', { name: 'Garder', exact: true }));
    await phone.key('Escape');
    await dialog.waitFor({ state: 'detached' });
    await compose.waitForPhotos('Vue d’ensemble', 1);
  });

  test.each([
    ['denied', 'NotAllowedError', 'L’appareil photo n’est pas autorisé'],
    ['missing', 'NotFoundError', 'Aucun appareil photo ici'],
    ['busy', 'NotReadableError', 'L’appareil photo est déjà utilisé'],
  ])('B-029 %s: said in words, tried again in one tap, a file instead', async (name, error, title) => {
    const before = `{
      const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      let tries = 0;
      navigator.mediaDevices.getUserMedia = (wishes) => {
        tries += 1;
        return tries === 1 ? Promise.reject(new DOMException('no', '${error}')) : own(wishes);
      };
    }`;
    const { phone, dialog } = await atPhotos(scenes.sharp, { before });
    await openCamera(phone);
    await dialog.getByRole('heading', { name: title }).waitFor();
    await survey.onPhone(phone, `sans-appareil-${name}`);
    await phone.press(dialog.getByRole('button', { name: 'Réessayer' }));
    await dialog.getByRole('button', { name: 'Photographier' }).and(dialog.locator(':enabled')).waitFor();
    const choosing = phone.page.waitForEvent('filechooser');
    await phone.press(dialog.getByRole('button', { name: 'Choisir un fichier' }));
    await choosing;
    await dialog.waitFor({ state: 'detached' });
  });

  test('B-027 torch, zoom and focus are there where the device offers them, and nowhere else', async () => {
    const before = `{
      const applied = [];
      globalThis.appliedToCamera = applied;
      MediaStreamTrack.prototype.getCapabilities = () => ({
        torch: true, zoom: { min: 1, max: 4, step: 0.5 }, focusMode: ['continuous', 'single-shot'],
      });
      MediaStreamTrack.prototype.applyConstraints = async (wish) => void applied.push(wish.advanced[0]);
      const known = navigator.mediaDevices.getSupportedConstraints();
      navigator.mediaDevices.getSupportedConstraints = () => ({ ...known, pointsOfInterest: true });
    }`;
    const { phone, dialog } = await atPhotos(scenes.sharp, { before });
    await openCamera(phone);
    await phone.press(dialog.getByRole('button', { name: 'Allumer la lampe' }));
    await dialog.getByRole('button', { name: 'Éteindre la lampe' }).waitFor();
    await dialog.getByLabel('Zoom').fill('2');
    await dialog.getByText('Touchez la lésion pour faire la mise au point.').waitFor();
    const live = dialog.getByLabel('Image de l’appareil photo');
    await live.tap();
    await survey.onPhone(phone, 'reglages-de-l-appareil');
    const applied = (await phone.page.evaluate('globalThis.appliedToCamera')) as Record<string, unknown>[];
    expect(applied).toContainEqual({ torch: true });
    expect(applied).toContainEqual({ zoom: 2 });
    const focus = applied.find((wish) => 'pointsOfInterest' in wish) as {
      pointsOfInterest: { x: number; y: number }[];
    };
    expect(focus).toMatchObject({ focusMode: 'single-shot' });
    expect(focus.pointsOfInterest[0]?.x).toBeCloseTo(0.5, 1);
    expect(focus.pointsOfInterest[0]?.y).toBeCloseTo(0.5, 1);
  });

  test('B-029 the time of the coach, as it is and on a processor four times slower (reported)', async () => {
    const { phone, dialog } = await atPhotos(scenes.sharp);
    await openCamera(phone);
    for (let shot = 0; shot < 3; shot += 1) {
      await shoot(phone, dialog);
      await dialog.getByText('Rien à signaler').waitFor();
      await phone.press(dialog.getByRole('button', { name: 'Reprendre' }));
    }
    const asIs = await phone.page.evaluate(() =>
      performance.getEntriesByName('photo-coach').map(({ duration }) => Math.round(duration)),
    );
    expect(asIs).toHaveLength(3);
    const address = await phone.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .find((name) => name.includes('photo-coach.worker')),
    );
    const program = await (await fetch(address ?? '')).text();
    // Chromium slows the page's own thread alone: the worker's program is run there, on a picture of the same film.
    const session = await phone.page.context().newCDPSession(phone.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const slowed = (await phone.page.evaluate(`(async () => {
      const scope = { OffscreenCanvas, createImageBitmap: createImageBitmap.bind(globalThis) };
      ((globalThis) => { ${program} })(scope);
      const film = document.querySelector('video');
      const canvas = document.createElement('canvas');
      canvas.width = film.videoWidth;
      canvas.height = film.videoHeight;
      canvas.getContext('2d').drawImage(film, 0, 0);
      const size = { width: canvas.width, height: canvas.height };
      const photo = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
      const times = [];
      for (let id = 0; id < 4; id += 1) {
        const began = performance.now();
        await new Promise((done) => {
          scope.postMessage = done;
          scope.onmessage({ data: { id, picture: { photo, size }, view: 'close-up' } });
        });
        times.push(Math.round(performance.now() - began));
      }
      return times;
    })()`)) as number[];
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    console.log(`photo coach, ms: ${asIs.join(', ')}; four times slower: ${slowed.join(', ')} (aim 300)`);
    expect(slowed).toHaveLength(4);
  });
});
