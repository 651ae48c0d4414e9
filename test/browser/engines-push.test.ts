// B-011: a browser subscribes, is sent a note by the real adapter through a push service, decrypts it and shows it. Firefox,
// for it can be told which push service is its own; Chromium and WebKit know only their makers'.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import webPush from 'web-push';
import { createVapidPush } from '#server/ports/push/providers/vapid.adapter.ts';
import { answerCase, type People, populate, sendCase } from '#test/journeys/steps.ts';
import { type BrowserInstance, findFreePort, startBrowserInstance } from './browser-instance.ts';
import { signIn } from './engines/case-steps.ts';
import type { Driver } from './engines/engine.ts';
import { firefoxSkipReason, startFirefox } from './engines/firefox.ts';
import { type PushService, startPushService } from './engines/push-service.ts';
import { Window } from './engines/window.ts';
import { pictureFolder } from './survey.ts';

type ShownNote = { title: string; body: string; path: string; lang: string };

/** What the worker shows now, into the page: the protocol runs functions that do not wait. */
const readNotes = `(navigator.serviceWorker.ready
  .then((registration) => registration.getNotifications())
  .then((notes) => { window.shownNotes = notes.map(({ title, body, lang, data: { path } }) => ({ title, body, lang, path })); }),
  window.shownNotes?.length === 1)`;

describe.skipIf(firefoxSkipReason)(`notes to a device ${firefoxSkipReason ?? ''}`, () => {
  let service: PushService;
  let instance: BrowserInstance;
  let people: People;
  let driver: Driver;

  beforeAll(async () => {
    service = await startPushService();
    const push = createVapidPush({
      ...webPush.generateVAPIDKeys(),
      subject: 'mailto:exploitant@consilia.example',
      alsoOrigins: [service.origin],
    });
    instance = await startBrowserInstance({ isOnRealTime: true, push });
    people = await populate(instance);
    driver = await startFirefox(await findFreePort(), {
      'dom.push.serverURL': service.socket,
      'dom.push.testing.allowInsecureServerURL': true,
      // What a driven browser is advised cuts it off from any push service.
      'remote.prefs.recommended': false,
      // There is no desktop here to show them on: the browser's own windows do.
      'alerts.useSystemBackend': false,
      'permissions.default.desktop-notification': 1,
    });
  });
  afterAll(async () => {
    await driver?.close();
    await instance?.close();
    await service?.close();
  });

  test('B-011 a browser subscribes, and shows that an opinion is there: no name, no finding, its page', async () => {
    const window = new Window(driver, { origin: instance.url, folder: await pictureFolder() });
    await signIn(window, people.pharmacist.email);
    // The page leads to the list by itself: whoever left it meanwhile would cross its way.
    await window.atAddress(/^\/demandes$/);
    await window.see('heading', 'Demandes d’avis');
    await window.go('/compte/notifications');
    await window.press('button', 'Ajouter cet appareil');
    await window.see('text', /^Ordinateur Linux, depuis/);
    // At whatever hour this runs.
    await window.press('checkbox', 'Aussi pendant mes heures calmes');
    await window.press('button', 'Enregistrer');
    await window.see('text', 'Vos notifications sont enregistrées.');

    const caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
    await instance.pass(0);
    expect(service.notes).toHaveLength(1);
    await window.holds(readNotes, 'one note shown');
    const [note] = await driver.run<[ShownNote]>('return window.shownNotes');
    expect(note).toEqual({
      title: expect.stringMatching(/^Un avis est arrivé\s: dossier TE-[0-9A-Z-]+$/),
      body: expect.stringMatching(
        /^L’avis du médecin sur le dossier TE-[0-9A-Z-]+ est prêt à être lu et remis\.$/,
      ),
      path: `/dossiers/${caseId}`,
      lang: 'fr',
    });
    await expect.poll(() => service.notes.map(({ isDelivered }) => isDelivered)).toEqual([true]);
    await window.go(note.path);
    await window.see('heading', 'Avis du médecin');
    await window.gatherProblems();
    expect(window.problems).toEqual([]);
  });
});
