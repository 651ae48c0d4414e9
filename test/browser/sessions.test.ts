// Sessions in a browser: the screen that locks itself, by hand or in another window; the list; a doubt; signing out.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sendCase } from '#test/journeys/steps.ts';
import { firstMoment, testPassword } from '#test/journeys/test-instance.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

declare const localStorage: { length: number };
declare const sessionStorage: { length: number };
declare const indexedDB: { databases: () => Promise<unknown[]> };

const typed = 'Le bouton d’envoi ne répond pas depuis ce matin.';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n0\n%%EOF\n');
const piece = { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: pdf };

describe.skipIf(browserSkipReason)(`sessions ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(async ({ people }) => void (await sendCase(people.pharmacist)));
  const { open, expectClean } = stage;

  const cover = (page: Page) => page.getByRole('dialog', { name: 'Session verrouillée' });
  const passwordIn = (page: Page) => cover(page).getByLabel('Mot de passe', { exact: true });

  /** Signed in, with a clock that the test moves. */
  async function openWithClock(): Promise<Visitor> {
    const visitor = await open();
    await visitor.page.clock.install({ time: firstMoment });
    await visitor.go('/');
    await visitor.type(visitor.page.getByLabel('Adresse e-mail'), stage.people.pharmacist.email);
    await visitor.type(visitor.page.getByLabel('Mot de passe', { exact: true }), testPassword);
    await visitor.press(visitor.button('Se connecter'));
    await visitor.button('Se déconnecter').waitFor();
    return visitor;
  }

  test('A-010 B-036 left alone the screen locks in every window, shows nothing, and loses nothing typed', async () => {
    const visitor = await openWithClock();
    const { page } = visitor;
    const other = await page.context().newPage();
    await other.goto(new URL('/demandes', visitor.url).href);
    await other.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    await page.bringToFront();
    await visitor.go('/compte/assistance');
    const text = page.getByRole('textbox').first();
    await visitor.type(text, typed);
    await page.clock.fastForward('29:00');
    expect(await cover(page).count()).toBe(0);
    await page.clock.fastForward('01:05');
    await cover(page).waitFor();
    await cover(other).waitFor();
    for (const each of [page, other]) {
      expect(await each.getByRole('main').count()).toBe(0);
      expect(await each.locator('.c-shell').isVisible()).toBe(false);
      expect(
        await each
          .getByText(/Camille Modele|Pharmacie de l/)
          .filter({ visible: true })
          .count(),
      ).toBe(0);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('.c-shell').isVisible()).toBe(false);
    expect(await cover(page).isVisible()).toBe(true);
    await stage.survey.screen(visitor, 'session verrouillée');
    visitor.watch.allow(/\/api\/session\/unlock/, 422);
    await visitor.press(cover(page).getByRole('button', { name: 'Déverrouiller', exact: true }));
    await cover(page).getByText('Saisissez votre mot de passe.').waitFor();
    await visitor.type(passwordIn(page), 'pas le bon');
    await page.keyboard.press('Enter');
    await cover(page)
      .getByText(/n’est pas le vôtre/)
      .waitFor();
    await stage.survey.screen(visitor, 'session verrouillée, refusé');
    await visitor.type(passwordIn(page), testPassword);
    await page.keyboard.press('Enter');
    await cover(page).waitFor({ state: 'detached' });
    await cover(other).waitFor({ state: 'detached' });
    expect(await text.inputValue()).toBe(typed);
    await other.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    expectClean();
  });

  test('A-010 a screen that wakes up after hours is locked before anything is touched', async () => {
    const visitor = await openWithClock();
    const { page } = visitor;
    await page.clock.pauseAt(new Date(firstMoment.getTime() + 10 * 60_000));
    // As a device that slept: the time is another one, and no timer has run.
    await page.clock.setSystemTime(new Date(firstMoment.getTime() + 5 * 3_600_000));
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await cover(page).waitFor();
    expect(await page.locator('.c-shell').isVisible()).toBe(false);
    expectClean();
  });

  test('A-010 locked by hand it stays locked when loaded again, and does not say whose it is', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    const { page } = visitor;
    await visitor.go('/demandes');
    await visitor.press(page.getByRole('button', { name: 'Verrouiller', exact: true }));
    await cover(page).waitFor();
    await visitor.go('/demandes');
    await cover(page).waitFor();
    expect(await page.content()).not.toContain('Camille');
    await visitor.type(passwordIn(page), testPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    expectClean();
  });

  test('A-010 a file that the lock held up goes on by itself once the screen is open again', async () => {
    const { email } = await stage.instance.addPerson('doctor', 'Docteur Attente', {
      tier: 1,
      isWaiting: true,
    });
    const visitor = await open(email);
    const { page } = visitor;
    const locked = { type: 'about:blank', title: 'Session verrouillée', status: 423, code: 'session.locked' };
    // As if the server had locked the session a moment before the screen did.
    await page.route('**/api/uploads', (route) => route.fulfill({ status: 423, json: locked }), { times: 1 });
    visitor.watch.allow(/\/api\/uploads/, 423);
    const refused = page.waitForResponse((response) => response.status() === 423);
    await page.locator('input[type=file]').setInputFiles(piece);
    await refused;
    await visitor.press(page.getByRole('button', { name: 'Verrouiller', exact: true }));
    await visitor.type(passwordIn(page), testPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ouvrir attestation.pdf' }).waitFor();
    expectClean();
  });

  test('A-010 B-036 the list of connections, and one that is ended goes dark at once', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    const elsewhere = await open(stage.people.pharmacist.email);
    await elsewhere.go('/demandes');
    await elsewhere.page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    elsewhere.watch.allow(/\/api\//, 401);
    await visitor.go('/compte');
    await stage.survey.screen(visitor, 'compte, avec connexions');
    await visitor.press(visitor.page.getByRole('link', { name: /^Mes connexions/ }));
    await visitor.page.getByRole('heading', { level: 1, name: 'Mes connexions' }).waitFor();
    await visitor.page.getByText('Cet appareil').waitFor();
    await stage.survey.screen(visitor, 'connexions');
    await visitor.press(visitor.page.getByRole('button', { name: /^Mettre fin à la connexion/ }).first());
    await elsewhere.page.getByRole('dialog', { name: 'Votre session a pris fin' }).waitFor();
    expect(await elsewhere.page.locator('.c-shell').isVisible()).toBe(false);
    await stage.survey.screen(elsewhere, 'session terminée ailleurs');
    await elsewhere.press(elsewhere.link('Mot de passe oublié ?'));
    await elsewhere.page.getByRole('heading', { level: 1, name: 'Mot de passe oublié' }).waitFor();
    await elsewhere.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await elsewhere.page.getByText(/Camille Modele|Pharmacie de l/).count()).toBe(0);
    const others = visitor.button('Mettre fin à toutes les autres');
    if ((await others.count()) > 0) await visitor.press(others);
    await visitor.page.getByText('Votre compte n’est ouvert nulle part ailleurs.').waitFor();
    expectClean();
  });

  test('A-011 a doubt: one button ends everything and says what comes next; the page is there for who cannot enter', async () => {
    const visitor = await open(stage.people.doctor1.email);
    await visitor.go('/compte/securite');
    await visitor.page.getByRole('heading', { name: 'Un doute sur votre compte ?' }).waitFor();
    await stage.survey.screen(visitor, 'sécurité, doute');
    await visitor.press(visitor.link('Mon compte est peut-être compromis'));
    const declare = visitor.button('Tout fermer et prévenir l’assistance');
    await declare.waitFor();
    await stage.survey.screen(visitor, 'compromis');
    await visitor.press(declare);
    await visitor.page.getByRole('heading', { level: 1, name: 'C’est fait' }).waitFor();
    await stage.survey.screen(visitor, 'compromis, fait');
    await visitor.go('/');
    await visitor.press(visitor.link('Mon compte est peut-être compromis'));
    await visitor.page.getByText('Vous ne pouvez plus vous connecter ?').waitFor();
    await stage.survey.screen(visitor, 'compromis, sans session');
    expectClean();
  });

  test('B-036 signing out empties every window, and « back » brings nothing back', async () => {
    const visitor = await open(stage.people.pharmacist.email);
    const { page } = visitor;
    await visitor.go('/demandes');
    await page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    await visitor.press(page.getByRole('link', { name: /DERM|Peau|Grain/ }).first());
    const other = await page.context().newPage();
    await other.goto(new URL('/demandes', visitor.url).href);
    await other.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    await page.bringToFront();
    await visitor.press(visitor.button('Se déconnecter'));
    for (const each of [page, other]) {
      await each.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    }
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor();
    expect(await page.getByText(/Camille Modele|Pharmacie de l/).count()).toBe(0);
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    expect(kept).toEqual([0, 0, 0]);
    const cookies = (await page.context().cookies()).map(({ name }) => name);
    expect(cookies).toEqual(['consilia_device']);
    expectClean();
  });
});
