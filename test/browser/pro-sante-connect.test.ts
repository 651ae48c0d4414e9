// Signing in by Pro Santé Connect in a real browser, against a real identity provider on this machine.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createProSanteConnect } from '#server/ports/login/providers/pro-sante-connect.adapter.ts';
import { pscDermatologist, pscPerson, pscPharmacist, pscPharmacistAtTwo } from '#test/builders/psc-people.ts';
import { type PscServer, pscClient, startPscServer } from '#test/builders/psc-server.ts';
import { testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, keepPictures, launchBrowser, openVisitor, type Visitor } from './browser.ts';
import { type BrowserInstance, findFreePort, startBrowserInstance } from './browser-instance.ts';
import { signIn } from './pages/sign-in.ts';
import { Survey } from './survey.ts';

declare const navigator: { serviceWorker: { controller: object | null } };

const pscOther = pscPerson({
  nameId: '810000000025',
  givenName: 'Lou',
  familyName: 'ESSAI',
  codeProfession: '21',
});

/** Holds back what the browser answers of its stores, and notes a page that is drawn without the lock before it. */
const heldStore = `{
  const own = indexedDB.databases.bind(indexedDB);
  const held = new Promise((go) => { globalThis.letStoreAnswer = go; });
  indexedDB.databases = () => held.then(own);
  new MutationObserver(() => {
    const isDrawn = document.querySelector('main h1') && !document.querySelector('.c-cover');
    globalThis.wasDrawn ||= Boolean(isDrawn);
  }).observe(document, { subtree: true, childList: true });
}`;

describe.skipIf(browserSkipReason)(`Pro Santé Connect ${browserSkipReason ?? ''}`, () => {
  let instance: BrowserInstance;
  let provider: PscServer;
  let browser: Browser;
  let survey: Survey;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    survey = await Survey.start();
    const port = await findFreePort();
    const returnUrl = `http://localhost:${port}/connexion/pro-sante-connect`;
    const afterLogoutUrl = `http://localhost:${port}/`;
    provider = await startPscServer({ returnUrl, afterLogoutUrl });
    const login = createProSanteConnect({
      discoveryUrl: provider.discoveryUrl,
      clientId: pscClient.id,
      clientSecret: pscClient.secret,
      returnUrl,
      afterLogoutUrl,
      identities: 'real',
      now: () => new Date(),
    });
    instance = await startBrowserInstance({ isDemo: true, port, login });
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visitors, task.name);
    for (const visitor of visitors.splice(0)) await visitor.close();
  });
  afterAll(async () => {
    console.log(survey?.summary);
    await browser?.close();
    await instance?.close();
    await provider?.close();
  });

  async function open(): Promise<Visitor> {
    const visitor = await openVisitor(browser, instance, { device: 'phone' });
    visitors.push(visitor);
    visitor.watch.allow(/\/api\/session/, 401);
    return visitor;
  }
  const enter = 'Se connecter avec Pro Santé Connect';

  async function link(visitor: Visitor): Promise<void> {
    await visitor.type(visitor.page.getByLabel('Votre mot de passe', { exact: true }), testPassword);
    await visitor.press(visitor.button('Lier mon compte'));
    await visitor.page.getByText('Votre compte est lié').waitFor();
  }

  test('A-078 links the account, then signs in with it, chooses a place, and signs out', async () => {
    const organisationId = await instance.addPharmacy('Pharmacie de l’Essai');
    const person = await instance.addPerson('pharmacist', 'Zoé Exemple', {
      organisationId,
      rpps: '10000000009',
    });
    const visitor = await open();
    await signIn(visitor, person.email, '/compte/pro-sante-connect');
    await visitor.button('Lier mon compte').waitFor();
    await survey.screen(visitor, 'lier le compte');
    provider.state.person = pscPharmacist;
    await link(visitor);
    await survey.screen(visitor, 'compte lié');
    expect(visitor.page.url()).not.toContain('code=');
    await visitor.press(visitor.button('Se déconnecter'));

    const second = await open();
    await second.go('/');
    provider.state.person = pscPharmacistAtTwo;
    await survey.screen(second, 'connexion avec Pro Santé Connect');
    await second.press(second.button(enter));
    await second.page.getByRole('heading', { level: 1, name: 'Choisir le lieu d’exercice' }).waitFor();
    await survey.screen(second, 'choix du lieu');
    await second.press(second.button(/PHARMACIE DES TILLEULS/));
    await second.button('Se déconnecter').waitFor();
    expect(survey.findings.splice(0)).toEqual([]);
  });

  test('A-010 A-078 a device locked without a network shows nothing, not for a moment, and opens after Pro Santé Connect', async () => {
    const organisationId = await instance.addPharmacy('Pharmacie du Verrou');
    const { email } = await instance.addPerson('pharmacist', 'Lou Essai', {
      organisationId,
      rpps: '10000000025',
    });
    const visitor = await open();
    const { page } = visitor;
    visitor.watch.allowOffline();
    await signIn(visitor, email, '/compte/pro-sante-connect');
    provider.state.person = pscOther;
    await link(visitor);
    await visitor.go('/demandes');
    const title = page.getByRole('heading', { level: 1, name: 'Demandes d’avis' });
    await title.waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const cover = page.getByRole('dialog', { name: 'Session verrouillée' });
    await page.context().setOffline(true);
    await visitor.press(page.getByRole('button', { name: 'Verrouiller', exact: true }));
    await cover.waitFor();
    // Left before the network is back: what this page would ask then is not what the next one is told.
    await page.goto('about:blank');
    await page.context().setOffline(false);

    // The server was not told: it says at once who is there, before the device can say that it was locked.
    await page.addInitScript(heldStore);
    const told = page.waitForResponse((response) => response.url().endsWith('/api/session'));
    await page.goto(new URL('/demandes', instance.url).href);
    await (await told).finished();
    await page.locator('main .c-skeleton').waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(
      await page.evaluate('[Boolean(globalThis.wasDrawn), document.querySelectorAll("main h1").length]'),
    ).toEqual([false, 0]);
    await page.evaluate('globalThis.letStoreAnswer()');
    await cover.waitFor();
    expect(await page.evaluate('Boolean(globalThis.wasDrawn)')).toBe(false);

    await page.addInitScript('globalThis.letStoreAnswer()');
    await visitor.press(visitor.button('Déverrouiller avec Pro Santé Connect'));
    await title.waitFor();
    await page.reload();
    await title.waitFor();
    expect(await cover.count()).toBe(0);
    expect(await page.evaluate('globalThis.wasDrawn')).toBe(true);
  });

  test('A-078 somebody unknown, and somebody who declines, are told so and may enter otherwise', async () => {
    const visitor = await open();
    await visitor.go('/');
    provider.state.person = pscDermatologist;
    await visitor.press(visitor.button(enter));
    await visitor.page.getByText('Aucun compte ne vous correspond encore').waitFor();
    await survey.screen(visitor, 'personne inconnue');
    await visitor.press(visitor.link('Se connecter autrement'));
    await visitor.button(enter).waitFor();

    const other = await open();
    await other.go('/');
    provider.state.person = undefined;
    await other.press(other.button(enter));
    await other.page.getByText('La connexion par Pro Santé Connect a été abandonnée.').waitFor();
    await survey.screen(other, 'connexion abandonnée');
    expect(survey.findings.splice(0)).toEqual([]);
  });
});
