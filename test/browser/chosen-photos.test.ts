// Photos chosen as files while the server cannot be reached: the device says what is technically wrong with them, at once
// and after a reload, until the server does.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCase, saveDraft } from '#contracts/cases/case-request.contract.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { type People, populate, readCase } from '#test/journeys/steps.ts';
import { drawSkinPhoto } from '../../scripts/photos/draw-skin-photo.ts';
import { openRaw, type Spoiling, spoilPhoto } from '../../scripts/photos/spoil.ts';
import { browserSkipReason, keepPictures, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { drawLargePhoto } from './large-photo.ts';
import { ComposePage, type PhotoFile } from './pages/compose.ts';
import { signIn } from './pages/sign-in.ts';
import { Survey } from './survey.ts';

declare const navigator: { serviceWorker: { controller: object | null } };

const skin = { view: 'close-up', tone: 4, lesion: 'plaque', seed: 61, width: 1600, height: 1200 } as const;

async function drawPhoto(name: string, spoiling: Spoiling): Promise<PhotoFile> {
  const drawn = await drawSkinPhoto({ ...skin, quality: 95 });
  return { name, mimeType: 'image/jpeg', buffer: await spoilPhoto(await openRaw(drawn), spoiling, 61) };
}

describe.skipIf(browserSkipReason)(`photos chosen as files ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let people: People;
  let browser: Browser;
  let survey: Survey;
  let sharp: PhotoFile;
  let blurred: PhotoFile;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true });
    [people, browser] = await Promise.all([populate(instance), launchBrowser()]);
    sharp = await drawPhoto('nette.jpg', { kind: 'none' });
    blurred = await drawPhoto('floue.jpg', { kind: 'blurred', sigma: 4 });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    const problems = visitors.flatMap(({ watch }) => watch.problems);
    for (const visitor of visitors.splice(0)) await visitor.close();
    expect(problems).toEqual([]);
    expect(survey.findings.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    console.log(survey?.summary);
    await browser?.close();
    await instance?.close();
  });

  /** A small phone at the photos of a request, its pages kept, without a network. */
  async function atPhotosOffline() {
    const { client } = people.pharmacist;
    const { caseId, revision } = await client.call(createCase, { body: { form: 'peau' } });
    await client.call(saveDraft, {
      params: { caseId },
      body: { content: completeContent('peau'), revision },
    });
    const phone = await openVisitor(browser, instance, { device: 'smallPhone' });
    visitors.push(phone);
    phone.watch.allowOffline();
    await signIn(phone, people.pharmacist.email);
    await phone.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const compose = new ComposePage(phone, 'peau');
    await phone.go(`/demandes/${caseId}/modifier/photos`);
    await compose.atStep('Photos');
    await phone.page.context().setOffline(true);
    const tile = (name: string) => phone.page.locator('.c-file').filter({ hasText: name });
    return { phone, compose, caseId, tile };
  }

  const regional = 'Vue d’ensemble';

  test('B-029 a blurred one is said to be so before the server can, after a reload too; then the server’s word alone', async () => {
    const { phone, compose, caseId, tile } = await atPhotosOffline();
    const { page } = phone;
    await compose.addFiles(regional, [blurred, sharp]);
    const hint = tile('floue.jpg').getByRole('status');
    await hint.getByText('Photo floue.').waitFor();
    await hint.getByText('Reculez de 10 cm').waitFor();
    const judged = () => page.evaluate(() => performance.getEntriesByName('photo-coach').length);
    await expect.poll(judged).toBe(2);
    expect(await tile('nette.jpg').getByRole('status').textContent()).toBe('');
    await survey.onPhone(phone, 'photos choisies hors réseau');

    await page.reload();
    await hint.getByText('Photo floue.').waitFor();
    await expect.poll(judged).toBe(2);
    expect(await tile('nette.jpg').getByRole('status').textContent()).toBe('');

    // Whatever is drawn meanwhile, nothing is ever said twice.
    await page.evaluate(`{
      globalThis.mostSaid = 0;
      new MutationObserver(() => {
        const said = document.body.innerText.split('Reculez de 10 cm').length - 1;
        globalThis.mostSaid = Math.max(globalThis.mostSaid, said);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }`);
    await page.context().setOffline(false);
    await compose.waitForPhotos(regional, 2);
    await page.getByText(/^Vue d’ensemble 1\s: floue/).waitFor();
    await page.locator('.c-file').first().waitFor({ state: 'detached' });
    expect(await page.evaluate('globalThis.mostSaid')).toBe(1);
    const photos = (await readCase(people.pharmacist, caseId)).photos;
    expect(photos.map(({ hints }) => hints)).toEqual([['blurred'], []]);
  });

  test('B-029 one of 48 megapixels, and one that the browser cannot read, wait without a hint; removed, a hint is gone', async () => {
    const { phone, compose, tile } = await atPhotosOffline();
    const large = { name: 'grande.jpg', mimeType: 'image/jpeg', buffer: await drawLargePhoto() };
    const unread = { name: 'IMG_0004.HEIC', mimeType: 'image/heic', buffer: Buffer.from('no picture') };
    await compose.addFiles(regional, [unread, large]);
    const judged = () => phone.page.evaluate(() => performance.getEntriesByName('photo-coach').length);
    await expect.poll(judged, { timeout: 30_000 }).toBe(1);
    console.log(
      'photo coach, 48 megapixels, ms:',
      await phone.page.evaluate(() => performance.getEntriesByName('photo-coach')[0]?.duration),
    );
    for (const name of ['grande.jpg', 'IMG_0004.HEIC']) {
      expect(await tile(name).getByRole('status').textContent()).toBe('');
    }
    await phone.press(phone.button('Retirer : grande.jpg'));
    await compose.addFiles(regional, [blurred]);
    await tile('floue.jpg').getByText('Photo floue.').waitFor();
    await phone.press(phone.button('Retirer : floue.jpg'));
    await phone.page.getByText('Photo floue.').waitFor({ state: 'detached' });
  });
});
