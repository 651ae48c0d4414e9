// Nothing but the listed cookies, in public and signed in; where the operator adds a tracker, nothing of it before a choice.
import { describe, expect, test } from 'vitest';
import { deviceStore, ownCookies } from '#contracts/legal/cookies.ts';
import { browserSkipReason, type Visitor } from './browser.ts';
import { useStage } from './stage.ts';

const tracker = {
  id: 'mesure',
  name: '_mesure',
  purpose: 'compter les visites',
  duration: 'un mois',
  who: 'Mesure fictive',
  script: 'https://mesure.invalid/compteur.js',
};

declare const localStorage: { length: number };
declare const sessionStorage: { length: number };
declare const indexedDB: { databases: () => Promise<{ name: string }[]> };

async function keptBy({ page }: Visitor) {
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  const stored = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).map(({ name }) => name),
  ]);
  return { cookies, stored };
}

describe.skipIf(browserSkipReason)(`cookies as they are ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(undefined, {}, { keepsApp: true });

  test('A-103 public and signed-in pages keep nothing but what the page on cookies lists, and ask nothing', async () => {
    const known: readonly string[] = ownCookies.map(({ name }) => name);
    const visitor = await stage.open();
    for (const path of ['/', '/textes', '/textes/cookies', '/textes/terms/versions', '/verification']) {
      await visitor.go(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await visitor.page.getByRole('region', { name: 'Cookies', exact: true }).count()).toBe(0);
    }
    const before = await keptBy(visitor);
    expect(before).toEqual({ cookies: [], stored: [0, 0, []] });
    await visitor.go('/textes/cookies');
    for (const name of known)
      await visitor.page.getByRole('heading', { level: 3, name, exact: true }).waitFor();
    await visitor.page.getByRole('heading', { level: 3, name: deviceStore.name, exact: true }).waitFor();
    await stage.survey.screen(visitor, 'textes, cookies');
    const person = await stage.open(stage.people.pharmacist.email);
    for (const path of ['/', '/compte', '/compte/securite', '/compte/donnees', '/compte/acceptations']) {
      await person.go(path);
      await person.page.getByRole('heading', { level: 1 }).waitFor();
    }
    await person.press(person.page.getByRole('link', { name: 'Mon compte' }).first());
    await person.page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    await person.page.goBack();
    await person.page.getByRole('heading', { level: 1, name: 'Mes acceptations' }).waitFor();
    const { cookies, stored } = await keptBy(person);
    expect(cookies).toContain('consilia_session');
    expect(cookies.filter((name) => !known.includes(name))).toEqual([]);
    expect(stored).toEqual([0, 0, [deviceStore.name]]);
    stage.expectClean();
  });
});

describe.skipIf(browserSkipReason)(`cookies the operator adds ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(undefined, { otherTrackers: [tracker], instance: { name: 'Notre avis' } });

  test('A-103 nothing is loaded before a choice, refusing is one tap as accepting, the choice stays and can be changed', async () => {
    const visitor = await stage.open();
    const loads: string[] = [];
    await visitor.page.route('https://mesure.invalid/**', async (route) => {
      loads.push(route.request().url());
      await route.fulfill({ contentType: 'text/javascript', body: '' });
    });
    await visitor.go('/textes/cookies');
    const question = visitor.page.getByRole('region', { name: 'Cookies', exact: true });
    await question.waitFor();
    expect(await question.getByRole('checkbox').isChecked()).toBe(false);
    await stage.survey.screen(visitor, 'cookies à choisir');
    const buttons = ['Tout refuser', 'Tout accepter'].map((name) => question.getByRole('button', { name }));
    const looks = await Promise.all(buttons.map((button) => button.getAttribute('class')));
    expect(looks[0]).toBe(looks[1]);
    await visitor.press(question.getByRole('button', { name: 'Tout refuser' }));
    await question.waitFor({ state: 'detached' });
    await visitor.page.reload();
    await visitor.button('Choix des cookies').waitFor();
    expect(await question.count()).toBe(0);
    expect(loads).toEqual([]);
    await visitor.press(visitor.button('Choix des cookies'));
    await visitor.press(question.getByRole('button', { name: 'Tout accepter' }));
    await expect.poll(() => loads).toEqual([tracker.script]);
    await visitor.press(visitor.button('Choix des cookies'));
    await visitor.press(question.getByRole('button', { name: 'Tout refuser' }));
    await visitor.button('Choix des cookies').waitFor();
    await visitor.page.reload();
    await visitor.button('Choix des cookies').waitFor();
    const [kept] = (await visitor.page.context().cookies()).filter(({ name }) => name === 'consilia_choix');
    expect(kept?.value).toBe('mesure:0');
    const days = ((kept?.expires ?? 0) - Date.now() / 1_000) / (24 * 3600);
    expect(Math.round(days)).toBe(182);
    expect(loads).toHaveLength(1);
    stage.expectClean();
  });

  test('A-094 the name that the operator gave the instance stands in its head and in the titles', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    await visitor.go('/compte');
    await visitor.page.getByRole('link', { name: 'Notre avis, accueil' }).waitFor();
    await expect.poll(() => visitor.page.title()).toBe('Mon compte · Notre avis');
    expect(await visitor.page.getByText('Consilia').count()).toBe(0);
    stage.expectClean();
  });
});
