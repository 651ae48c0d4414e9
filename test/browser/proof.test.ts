// "Télécharger la preuve" where it stands: at the request, and at the desk beside the answer.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerCase, type People, populate, sendCase } from '#test/journeys/steps.ts';
import { browserSkipReason, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { signIn } from './pages/sign-in.ts';
import { Survey } from './survey.ts';

describe.skipIf(browserSkipReason)(`the proof in a browser ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let people: People;
  let caseId: string;

  beforeAll(async () => {
    instance = await startBrowserInstance({ isDemo: true });
    [people, browser] = await Promise.all([populate(instance), launchBrowser()]);
    caseId = await sendCase(people.pharmacist);
    await answerCase(people.doctor1, caseId);
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.close();
  });

  async function take({ page }: Visitor): Promise<string> {
    const wanted = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger la preuve' }).click();
    return (await wanted).suggestedFilename();
  }

  test('A-111 pharmacist and doctor take the proof of a case', async () => {
    const survey = await Survey.start();
    const pages = [
      [people.pharmacist.email, `/demandes/${caseId}`, 'request'],
      [people.doctor1.email, `/mes-dossiers/${caseId}`, 'desk'],
    ] as const;
    for (const [email, address, name] of pages) {
      const visitor = await openVisitor(browser, instance, { device: 'desk' });
      await signIn(visitor, email);
      await visitor.go(address);
      await visitor.page.getByRole('link', { name: 'Télécharger la preuve' }).waitFor();
      await survey.screen(visitor, `proof-${name}`);
      expect(await take(visitor)).toMatch(/^preuve-dossier-TE-26-[\w-]+\.zip$/);
      await visitor.close();
    }
    expect(survey.findings).toEqual([]);
  });
});
