// B-030: the journey of a case in the two other engines, as Debian ships them. Chromium does it in `phone-journey.test.ts`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { type People, populate, readCase, testPhoto } from '#test/journeys/steps.ts';
import { type BrowserInstance, findFreePort, startBrowserInstance } from './browser-instance.ts';
import {
  giveOpinion,
  openWithoutServer,
  readOpinion,
  sendRequest,
  signIn,
  signOut,
} from './engines/case-steps.ts';
import type { Driver } from './engines/engine.ts';
import { firefoxSkipReason, startFirefox } from './engines/firefox.ts';
import { plantSource } from './engines/in-page.ts';
import { startWebkit, webkitSkipReason } from './engines/webkit.ts';
import { Window } from './engines/window.ts';
import { pictureFolder } from './survey.ts';

const engines = [
  { name: 'Firefox', skipReason: firefoxSkipReason, start: startFirefox },
  { name: 'WebKitGTK', skipReason: webkitSkipReason, start: startWebkit },
];

describe.skipIf(engines.every(({ skipReason }) => skipReason))('a case in other engines', () => {
  let instance: BrowserInstance | undefined;
  let people: People;
  let folder: string;
  let pictures: string | undefined;
  let photo: string;
  const drivers: Driver[] = [];

  const closeInstance = async () => {
    await instance?.close();
    instance = undefined;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consilia-engines-'));
    pictures = await pictureFolder();
    photo = join(folder, 'IMG_0001.jpg');
    await writeFile(photo, await testPhoto());
  });
  beforeEach(async () => {
    instance = await startBrowserInstance({ isOnRealTime: true });
    people = await populate(instance);
  });
  afterEach(async ({ task }) => {
    await closeInstance();
    for (const driver of drivers.splice(0)) {
      try {
        if (task.result?.state === 'fail') await keepPicture(driver);
      } finally {
        await driver.close();
      }
    }
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  for (const { name, skipReason, start } of engines) {
    const reason = skipReason ? `: ${skipReason}` : '';
    test.skipIf(skipReason)(
      `B-030 ${name} takes a case from the counter to its report${reason}`,
      async () => {
        if (!instance) throw new Error('no instance');
        const driver = await start(await findFreePort());
        drivers.push(driver);
        const own = pictures && join(pictures, name.toLowerCase());
        if (own) await mkdir(own, { recursive: true });
        const window = new Window(driver, { origin: instance.url, folder: own });

        await signIn(window, people.pharmacist.email);
        const caseId = await sendRequest(window, photo, civilDayAt(new Date()));
        expect((await readCase(people.colleague, caseId)).status).toBe('queued');
        await signOut(window);

        await signIn(window, people.doctor1.email);
        await giveOpinion(window);
        expect((await readCase(people.colleague, caseId)).status).toBe('answered');
        await signOut(window);

        await signIn(window, people.pharmacist.email);
        expect(await readOpinion(window)).toContain(caseId);
        await openWithoutServer(window, closeInstance);
        await window.gatherProblems();
        console.log(`${driver.version}: ${window.problems.length} problems`);
        expect(window.problems).toEqual([]);

        await driver.run(plantSource);
        await window.survey('planted');
        await window.gatherProblems();
        const planted = [
          expect.stringMatching(/thrown: .*planted/),
          expect.stringMatching(/^planted: wider than 390/),
        ];
        expect(window.problems).toEqual(expect.arrayContaining(planted));
      },
    );
  }
});

async function keepPicture(driver: Driver): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'consilia-failed-')), `${driver.version}.png`);
  await writeFile(file, await driver.picture());
  console.log(`picture in ${file}`);
}
