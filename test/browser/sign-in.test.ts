// The second factor in a browser: asked for, set, used, spent, renewed and removed.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { totpCodeAt } from '#server/platform/second-factor/totp.ts';
import { defaultSignInSettings } from '#server/policy/sign-in-ways.ts';
import { type Person, testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, keepPictures, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, startBrowserInstance } from './browser-instance.ts';
import { Survey } from './survey.ts';

describe.skipIf(browserSkipReason)(`signing in with two factors ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let browser: Browser;
  let doctor: Person;
  let survey: Survey;
  const visitors: Visitor[] = [];

  async function enter(): Promise<Visitor> {
    const visitor = await openVisitor(browser, instance, { device: 'desk' });
    visitors.push(visitor);
    await visitor.go('/');
    await visitor.type(visitor.page.getByLabel('Adresse e-mail'), doctor.email);
    await visitor.type(visitor.page.getByLabel('Mot de passe', { exact: true }), testPassword);
    await visitor.press(visitor.button('Se connecter'));
    return visitor;
  }

  beforeAll(async () => {
    survey = await Survey.start();
    instance = await startBrowserInstance({ isDemo: true, signInSettings: defaultSignInSettings });
    [doctor, browser] = await Promise.all([
      instance.addPerson('doctor', 'Docteur Essai', { tier: 1 }),
      launchBrowser(),
    ]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    for (const visitor of visitors) await visitor.close();
  });
  afterAll(async () => {
    await browser?.close();
    await instance?.close();
  });

  test('A-080 set at the first sign-in, asked for at the next, a recovery code once, then removed', async () => {
    const first = await enter();
    await first.page.getByRole('heading', { level: 1, name: 'Ajoutez un second facteur' }).waitFor();
    await survey.screen(first, 'second facteur manquant');
    first.watch.allow(/\/api\/me\/totp/, 422);
    await first.press(first.button('Ajouter une application'));
    await first.type(first.page.getByLabel('Votre mot de passe', { exact: true }), 'pas le bon');
    await first.press(first.button('Ajouter un second facteur'));
    await first.page.getByText(/Ce mot de passe n’est pas le vôtre/).waitFor();
    await first.type(first.page.getByLabel('Votre mot de passe', { exact: true }), testPassword);
    await first.press(first.button('Ajouter un second facteur'));
    await first.page.getByRole('img', { name: /Code QR/ }).waitFor();
    await survey.screen(first, 'second facteur, dessin');
    const secret = ((await first.page.locator('code').textContent()) ?? '').replaceAll(' ', '');
    await first.type(first.page.getByLabel('Code à six chiffres'), totpCodeAt(secret, instance.now));
    await first.press(first.button('Vérifier le code'));
    const codes = first.page.getByRole('list', { name: 'Vos codes de secours' }).locator('code');
    await codes.first().waitFor();
    const recovery = await codes.allTextContents();
    expect(recovery).toHaveLength(10);
    await survey.screen(first, 'codes de secours');
    const download = first.page.waitForEvent('download');
    await first.press(first.button('Télécharger les codes'));
    expect((await download).suggestedFilename()).toBe('consilia-codes-de-secours.txt');
    await first.press(first.button('C’est noté, continuer'));
    await first.button('Se déconnecter').waitFor();

    const second = await enter();
    await second.page.getByRole('heading', { level: 1, name: 'Second facteur' }).waitFor();
    await survey.screen(second, 'second facteur demandé');
    second.watch.allow(/\/api\/session\/second-factor/, 422);
    await second.type(second.page.getByLabel('Code', { exact: true }), '000000');
    await second.press(second.button('Terminer la connexion'));
    await second.page.getByText(/Ce code n’est pas valable/).waitFor();
    await second.type(second.page.getByLabel('Code', { exact: true }), recovery[0] ?? '');
    await second.press(second.button('Terminer la connexion'));
    await second.button('Se déconnecter').waitFor();

    await second.go('/compte/securite');
    await second.page.getByText('Il vous reste 9 codes de secours.').waitFor();
    await survey.screen(second, 'compte, sécurité');
    await second.press(second.button('Créer de nouveaux codes'));
    await second.type(second.page.getByLabel('Votre mot de passe', { exact: true }), testPassword);
    await second.press(second.button('Créer de nouveaux codes'));
    await second.press(second.button('C’est noté, continuer'));
    await second.page.getByText('Il vous reste 10 codes de secours.').waitFor();
    await second.press(second.button('Retirer le second facteur'));
    await second.type(second.page.getByLabel('Votre mot de passe', { exact: true }), testPassword);
    await second.press(second.button('Retirer le second facteur'));
    await second.page.getByText(/Un mot de passe volé ne suffit alors plus/).waitFor();
    expect(survey.findings.splice(0)).toEqual([]);
    expect(visitors.flatMap(({ watch }) => watch.problems)).toEqual([]);
  });
});
