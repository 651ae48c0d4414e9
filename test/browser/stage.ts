// What most browser tests stand on: an instance marked as a demo, its people, one browser, a survey of the screens, and
// the visitors of one test, closed after it with their pictures kept where it failed.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type People, populate } from '#test/journeys/steps.ts';
import type { TestInstanceOptions } from '#test/journeys/test-instance.ts';
import {
  type Device,
  keepPictures,
  launchBrowser,
  openVisitor,
  type Visitor,
  type VisitorOptions,
} from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { signIn } from './pages/sign-in.ts';
import { Survey } from './survey.ts';

export type Stage = {
  instance: BrowserInstance;
  people: People;
  survey: Survey;
  /** A new device, at a desk unless another is named, signed in where an address is given. */
  open: (email?: string, device?: Device) => Promise<Visitor>;
  /** Nothing found by the survey, no error and no broken policy on any page so far. */
  expectClean: () => void;
};

/** Sets up before the tests of the group that calls it; `prepare` runs once, before the first. */
export function useStage(
  prepare?: (stage: Stage) => Promise<void>,
  options: Pick<
    TestInstanceOptions,
    'speech' | 'minorRoles' | 'otherTrackers' | 'hasNoLegalFacts' | 'instance' | 'signInSettings'
  > = {},
  devices: Pick<VisitorOptions, 'keepsApp'> = {},
): Stage {
  const stage = {} as Stage;
  const visitors: Visitor[] = [];
  let browser: Browser;
  stage.open = async (email, device = 'desk') => {
    const visitor = await openVisitor(browser, stage.instance, { device, ...devices });
    visitors.push(visitor);
    if (email) await signIn(visitor, email);
    return visitor;
  };
  stage.expectClean = () => {
    expect(stage.survey.findings.splice(0)).toEqual([]);
    expect(visitors.flatMap(({ watch }) => watch.problems)).toEqual([]);
  };
  beforeAll(async () => {
    stage.survey = await Survey.start();
    stage.instance = await startBrowserInstance({ isDemo: true, ...options });
    [stage.people, browser] = await Promise.all([populate(stage.instance), launchBrowser()]);
    await prepare?.(stage);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    for (const visitor of visitors.splice(0)) await visitor.close();
  });
  afterAll(async () => {
    console.log(stage.survey?.summary);
    await browser?.close();
    await stage.instance?.close();
  });
  return stage;
}
