import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { submitCase } from '#contracts/cases/case-request.contract.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { auditOf } from '#test/journeys/acts.ts';
import { type People, populate, prepareCase, sendPhoto } from '#test/journeys/steps.ts';
import {
  browserSkipReason,
  keepPictures,
  launchBrowser,
  openVisitor,
  textOf,
  type Visitor,
} from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { drawLargePhoto, largeSize, lookAround, measureFrames } from './large-photo.ts';
import { DeskPage } from './pages/desk.ts';
import { signIn } from './pages/sign-in.ts';
import { Survey } from './survey.ts';

const slowdown = 4;

describe.skipIf(browserSkipReason)(`the photo viewer ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let people: People;
  let survey: Survey;
  let caseId: string;
  let desk: Visitor;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true });
    [people, browser] = await Promise.all([populate(instance), launchBrowser()]);
    const draft = await prepareCase(people.pharmacist);
    caseId = draft.caseId;
    await sendPhoto(people.pharmacist, caseId, 'close-up', await drawLargePhoto(7));
    await sendPhoto(people.pharmacist, caseId, 'close-up', await drawLargePhoto(8));
    await sendPhoto(
      people.pharmacist,
      caseId,
      'regional',
      await makeTestPhoto({ width: 1600, height: 1200 }),
    );
    await people.pharmacist.client.call(submitCase, {
      params: { caseId },
      body: { revision: draft.revision },
    });
    desk = await openVisitor(browser, instance, { device: 'desk' });
    visitors.push(desk);
    await signIn(desk, people.doctor1.email);
    await new DeskPage(desk).takeByKeyboard();
    await desk.page.locator('.c-viewer__pane img').first().waitFor();
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
  });
  afterAll(async () => {
    console.log(survey?.summary);
    await browser?.close();
    await instance?.close();
  });

  const sharp = (visitor: Visitor) => visitor.page.locator('.c-viewer__plane[data-sharp="true"]');
  const scale = (visitor: Visitor) => new DeskPage(visitor).scale();
  const showLarge = async (visitor: Visitor) => {
    await visitor.page.getByRole('button', { name: 'Vue rapprochée 2', exact: true }).last().click();
    await sharp(visitor).first().waitFor();
  };
  const readings = async () =>
    (await auditOf(instance, caseId)).filter(
      ({ action, actor_id, details }) =>
        action === 'case.read' &&
        actor_id === people.doctor1.id &&
        (details as { what: string }).what === 'photo',
    ).length;
  const expectClean = () => {
    expect(survey.findings.splice(0)).toEqual([]);
    expect(visitors.flatMap(({ watch }) => watch.problems)).toEqual([]);
  };

  test('B-058 a photo of 48 megapixels is shown in tiles: by wheel, drag and keys, with one trace', async () => {
    const { page } = desk;
    const before = await readings();
    await showLarge(desk);
    const whole = await scale(desk);
    const pane = page.locator('.c-viewer__pane').first();
    await pane.hover();
    await page.mouse.wheel(0, -600);
    await expect.poll(() => scale(desk)).toBeGreaterThan(3 * whole);
    await sharp(desk).waitFor();
    await desk.key('1');
    await expect.poll(() => scale(desk)).toBe(100);
    await sharp(desk).waitFor();
    await survey.detail(desk, 'real-pixels');
    await pane.focus();
    for (const key of ['ArrowLeft', 'ArrowDown', 'r', '+', '-']) await desk.key(key);
    await sharp(desk).waitFor();
    await desk.key('0');
    await expect.poll(() => scale(desk)).toBeLessThan(100);
    await sharp(desk).waitFor();
    expect(await readings()).toBe(before + 1);
    expectClean();
  });

  test('the keys are listed, and the aid to reading is marked and taken back with one key', async () => {
    const { page } = desk;
    await desk.key('v');
    await page.getByRole('dialog', { name: 'Photo' }).waitFor();
    await sharp(desk).first().waitFor();
    await desk.key('b');
    const brightness = page.getByLabel('Luminosité', { exact: true });
    await brightness.focus();
    await desk.key('ArrowRight');
    await desk.key('ArrowRight');
    await page.getByText('Aide à la lecture : luminosité 120 %, contraste 100 %').waitFor();
    await survey.atDesk(desk, 'viewer with aid');
    await page.locator('.c-viewer__pane').first().focus();
    await desk.key('x');
    await expect.poll(() => page.locator('.c-viewer__badge').count()).toBe(0);
    const filter = (element: { style: { filter: string } }) => element.style.filter;
    expect(await page.locator('.c-viewer__picture').first().evaluate(filter)).toBe('');
    await desk.key('b');
    await desk.key('?');
    await page.getByText('Mesurer', { exact: true }).waitFor();
    await page.getByText('Avant / après', { exact: true }).waitFor();
    await desk.key('Escape');
    expectClean();
  });

  test('two photos stand side by side, or one before the other behind a border moved by keys', async () => {
    const { page } = desk;
    await desk.key('s');
    await page.locator('.c-viewer__pane').nth(1).waitFor();
    await sharp(desk).nth(1).waitFor();
    await survey.atDesk(desk, 'viewer side by side');
    await desk.key('w');
    const border = page.getByRole('slider', { name: 'Limite entre les deux photos' });
    await border.focus();
    for (let step = 0; step < 10; step += 1) await desk.key('ArrowRight');
    await expect.poll(() => border.getAttribute('aria-valuetext')).toBe('60 % de la première photo');
    const slot = page.locator('.c-viewer__slot').nth(1);
    expect(
      await slot.evaluate((element: { style: { clipPath: string } }) => element.style.clipPath),
    ).toContain('60%');
    await page.getByLabel('Comparer avec').last().selectOption({ label: 'Vue rapprochée 1' });
    await slot.locator('img').first().waitFor();
    await survey.atDesk(desk, 'viewer before and after');
    await page.locator('.c-viewer__pane').first().focus();
    await desk.key('w');
    await expect.poll(() => page.locator('.c-viewer__pane').count()).toBe(1);
    expectClean();
  });

  test('a length is measured from a known one, by mouse and by keys, and is kept nowhere', async () => {
    const { page } = desk;
    await desk.key('g');
    await page
      .getByLabel('Repère visible sur la photo')
      .selectOption({ label: 'Pièce de 1 €, diamètre 23,25 mm' });
    await page.getByText('Touchez les deux bouts du repère.').waitFor();
    const pane = page.locator('.c-viewer__pane').first();
    const box = await pane.boundingBox();
    if (!box) throw new Error('no pane');
    // The panel takes its room from the photo, which is fitted anew a moment after: what is touched before is elsewhere.
    await expect.poll(() => scale(desk)).toBe(Math.round((100 * box.height) / largeSize.height));
    const at = (x: number, y: number) => page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    await at(0.3, 0.3);
    await page.getByText('Touchez l’autre bout.').waitFor();
    await at(0.5, 0.3);
    await page.getByText('Touchez les deux bouts de ce que vous mesurez.').waitFor();
    await at(0.3, 0.6);
    await at(0.4, 0.6);
    // Half as long as the coin on the screen.
    const status = page.locator('.c-viewer__panel [role=status]');
    await expect.poll(() => textOf(status)).toMatch(/^Environ 11,[5-7] mm, à \d+,\d mm près\.$/);
    await pane.focus();
    await desk.key('Enter');
    await desk.key('1');
    await desk.key('ArrowLeft');
    await desk.key('ArrowLeft');
    await desk.key('Enter');
    await expect.poll(() => page.locator('.c-viewer__segment').count()).toBe(3);
    await survey.atDesk(desk, 'viewer measuring');
    await desk.press(desk.button('Changer de repère'));
    await expect.poll(() => page.locator('.c-viewer__segment').count()).toBe(0);
    await desk.key('Escape');
    await desk.key('v');
    await desk.key('g');
    expect(await page.locator('.c-viewer__segment').count()).toBe(0);
    await desk.key('Escape');
    expectClean();
  });

  test('on a phone: pinch, double tap and swipe; the tools stay within 360 pixels', async () => {
    const phone = await openVisitor(browser, instance, { device: 'smallPhone' });
    visitors.push(phone);
    const { page } = phone;
    await signIn(phone, people.doctor1.email, `/mes-dossiers/${caseId}`);
    await phone.press(page.getByRole('tab', { name: /^Photos/ }));
    await phone.press(page.getByRole('button', { name: /Vue rapprochée 2/ }).first());
    await sharp(phone).waitFor();
    const whole = await scale(phone);
    const session = await page.context().newCDPSession(page);
    await pinch(session);
    await expect.poll(() => scale(phone)).toBeGreaterThan(1.8 * whole);
    await sharp(phone).waitFor();
    await survey.onPhone(phone, 'viewer on a phone');
    await phone.press(phone.button('Mesurer'));
    await survey.onPhone(phone, 'measuring on a phone');
    await phone.press(phone.button('Quitter la mesure'));
    await phone.press(phone.button('Avant / après'));
    await sharp(phone).nth(1).waitFor();
    await survey.onPhone(phone, 'before and after on a phone');
    await phone.press(phone.button('Quitter avant / après'));
    await expect.poll(() => scale(phone)).toBe(whole);
    await doubleTap(session);
    await expect.poll(() => scale(phone)).toBeGreaterThan(whole);
    await doubleTap(session);
    await expect.poll(() => scale(phone)).toBe(whole);
    const title = () => textOf(page.locator('.c-viewer__title'));
    const before = await title();
    await swipe(session, 260, 60);
    await expect.poll(title).not.toBe(before);
    await swipe(session, 60, 260);
    await expect.poll(title).toBe(before);
    expectClean();
  });

  test('how fluid it is, told and not judged: tiles beside the whole photo, processor four times slower', async () => {
    const { page } = desk;
    const figures: Record<string, unknown> = {};
    const look = async (name: string, began: number) => {
      const readyMs = Math.round(performance.now() - began);
      await lookAround(page);
      figures[name] = { readyMs, ...(await measureFrames(page, slowdown, () => lookAround(page))) };
    };
    await page.reload();
    await page.locator('.c-viewer__pane img').first().waitFor();
    let began = performance.now();
    await showLarge(desk);
    await look('48 megapixels in tiles', began);
    desk.watch.allow(/\/tiles/, 503);
    await page.route('**/api/photos/*/tiles', (route) => route.fulfill({ status: 503, body: '' }));
    await page.reload();
    await page.locator('.c-viewer__pane img').first().waitFor();
    began = performance.now();
    await page.getByRole('button', { name: 'Vue rapprochée 2', exact: true }).last().click();
    await page.locator('.c-viewer__pane img[alt="Vue rapprochée 2"]:not([hidden])').waitFor();
    await look('48 megapixels whole', began);
    await page.unroute('**/api/photos/*/tiles');
    console.log(`milliseconds between frames: ${JSON.stringify(figures)}`);
    expect(Object.keys(figures)).toHaveLength(2);
  });
});

type Finger = { x: number; y: number };
const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Finger[]) =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints });

/** Two fingers drawn apart, from 80 to 220 pixels. */
async function pinch(session: CDPSession): Promise<void> {
  const fingers = (apart: number) => [
    { x: 180 - apart / 2, y: 350, id: 1 },
    { x: 180 + apart / 2, y: 350, id: 2 },
  ];
  await touch(session, 'touchStart', fingers(80));
  for (let apart = 90; apart <= 220; apart += 10) await touch(session, 'touchMove', fingers(apart));
  await touch(session, 'touchEnd', []);
}

/** At once: what waits for the page between two taps makes two of one on a busy machine. */
async function doubleTap(session: CDPSession): Promise<void> {
  const at = [{ x: 180, y: 350 }];
  const steps = [at, [], at, []].map((points) =>
    touch(session, points.length > 0 ? 'touchStart' : 'touchEnd', points),
  );
  await Promise.all(steps);
}

async function swipe(session: CDPSession, from: number, to: number): Promise<void> {
  await touch(session, 'touchStart', [{ x: from, y: 350 }]);
  for (let step = 1; step <= 5; step += 1) {
    await touch(session, 'touchMove', [{ x: from + ((to - from) * step) / 5, y: 350 }]);
  }
  await touch(session, 'touchEnd', []);
}
