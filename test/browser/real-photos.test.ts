// The journey once more on the reference photos: small ones, so each goes with a reason; some stored turned.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findReferencePhotos } from '#test/builders/photos.ts';
import { type People, populate } from '#test/journeys/steps.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { ComposePage, type PhotoFile } from './pages/compose.ts';
import { bytesAt, DeskPage } from './pages/desk.ts';
import { RequestPage } from './pages/request.ts';
import { signIn } from './pages/sign-in.ts';

const folder = findReferencePhotos();
const skipReason = browserSkipReason ?? (folder ? undefined : 'REFERENCE_DATA holds no photos');

const views = {
  'Vue d’ensemble': [
    'orientation-landscape-6.jpg',
    'orientation-portrait-8.jpg',
    'orientation-landscape-3.jpg',
  ],
  'Vue rapprochée': ['lesion-exif-orientation-6.jpg', 'orientation-portrait-5.jpg'],
  'Vue dermoscopique': ['dermoscopic-ISIC_0000000.jpg', 'dermoscopic-ISIC_0000003.jpg'],
} as const;

/** As the phone meant it: width and height after the turn that the file asks for. */
async function uprightSize(buffer: Buffer): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(buffer).metadata();
  return autoOrient;
}

describe.skipIf(skipReason)(`a case on the reference photos ${skipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let people: People;
  let visitor: Visitor;
  beforeAll(async () => {
    instance = await startBrowserInstance();
    [people, browser] = await Promise.all([populate(instance), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.close();
  });

  async function load(name: string): Promise<PhotoFile> {
    return { name, mimeType: 'image/jpeg', buffer: await readFile(join(folder ?? '', name)) };
  }

  test('B-003 B-048 real photos go with a reason where they are small, and come out upright', async () => {
    visitor = await openVisitor(browser, instance, { device: 'desk' });
    const { page } = visitor;
    await signIn(visitor, people.pharmacist.email);
    const compose = new ComposePage(visitor, 'grain-de-beaute');
    await compose.begin();
    await compose.passGate();
    await compose.fillPatient();
    await compose.fillClinical();
    const sizes: { width: number; height: number }[] = [];
    for (const [view, names] of Object.entries(views)) {
      for (const [index, name] of names.entries()) {
        const file = await load(name);
        await compose.addFiles(view, [file]);
        await compose.waitForPhotos(view, index + 1);
        sizes.push(await uprightSize(file.buffer));
      }
    }
    const reasons = page.getByLabel('Sinon, pourquoi part-elle ainsi ?');
    for (const field of await reasons.all()) await visitor.type(field, 'Seul appareil disponible.');
    await compose.next();
    await compose.atStep('Relire et envoyer');
    await page.getByText('Tout est prêt').waitFor();
    await visitor.press(compose.send);
    await new RequestPage(visitor).arrive();

    const doctor = await openVisitor(browser, instance, { device: 'desk' });
    await signIn(doctor, people.doctor1.email);
    const desk = new DeskPage(doctor);
    await desk.takeByKeyboard();
    for (const [index, size] of sizes.entries()) {
      await expect.poll(() => desk.photoSize(), { message: `photo ${index}` }).toEqual(size);
      await doctor.key('n');
    }
    await doctor.page.getByText('Seul appareil disponible.').first().waitFor();
    await desk.writeOpinion();
    const frame = await desk.reread();
    expect((await bytesAt(doctor, await frame.getAttribute('src'))).subarray(0, 4).toString()).toBe('%PDF');
    await desk.sign(testPassword);
    await doctor.page.getByRole('heading', { level: 1, name: 'Avis signé' }).waitFor();
    await page.getByRole('heading', { name: 'Avis du médecin' }).waitFor();
    expect([visitor, doctor].flatMap(({ watch }) => watch.problems)).toEqual([]);
  });
});
