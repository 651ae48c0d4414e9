// The pages as an application on the device: what a browser needs to install it, opening without a network, and a new
// version that waits until it is taken.
import { describe, expect, test } from 'vitest';
import { browserSkipReason, type Visitor, waitMs } from './browser.ts';
import { useStage } from './stage.ts';

declare const navigator: {
  serviceWorker: {
    ready: Promise<{ scope: string }>;
    controller: object | null;
    register: (script: string) => Promise<unknown>;
  };
};
declare const caches: {
  keys: () => Promise<string[]>;
  delete: (name: string) => Promise<boolean>;
  open: (name: string) => Promise<{ keys: () => Promise<{ url: string }[]> }>;
};

describe.skipIf(browserSkipReason)(`the installed application ${browserSkipReason ?? ''}`, () => {
  const stage = useStage(undefined, {}, { keepsApp: true });

  const kept = async ({ page }: Visitor) => {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    return page.evaluate(async () => {
      const names = await caches.keys();
      const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return lists.flat().map(({ url }) => url);
    });
  };

  test('B-020 the browser finds all it needs to install it, and each file with its headers', async () => {
    const visitor = await stage.open();
    await visitor.go('/');
    const session = await visitor.page.context().newCDPSession(visitor.page);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = (await session.send('Page.getInstallabilityErrors')) as {
      installabilityErrors: { errorId: string }[];
    };
    // A private window, as every test has one, may not install anything: that is the only thing in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
    const manifest = await fetch(`${stage.instance.url}/manifest.webmanifest`);
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
    const { icons } = (await manifest.json()) as { icons: { src: string; type: string }[] };
    for (const { src, type } of icons) {
      const icon = await fetch(new URL(src, stage.instance.url));
      expect([src, icon.status, icon.headers.get('content-type')]).toEqual([src, 200, type]);
    }
    const worker = await fetch(`${stage.instance.url}/sw.js`);
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    expect(worker.headers.get('content-type')).toContain('javascript');
    expect(worker.headers.get('content-security-policy')).toContain("worker-src 'self'");
    stage.expectClean();
  });

  test('B-020 emptied from outside, it is filled again at the next page, and opens without a network', async () => {
    const visitor = await stage.open();
    const { page } = visitor;
    await visitor.go('/');
    const before = await kept(visitor);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await page.reload();
    await expect.poll(async () => (await kept(visitor)).length, { timeout: waitMs }).toBe(before.length);
    expect((await kept(visitor)).toSorted()).toEqual(before.toSorted());
    visitor.watch.allowOffline();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('Cette page n’a pas pu s’afficher').waitFor();
    stage.expectClean();
  });

  test('B-020 it opens without a network, and no answer of the server was kept', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    const { page } = visitor;
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(
      `${stage.instance.url}/`,
    );
    await visitor.go('/demandes');
    await page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    const urls = await kept(visitor);
    expect(urls.length).toBeGreaterThan(50);
    expect(urls.filter((url) => new URL(url).pathname.startsWith('/api/'))).toEqual([]);
    await page.context().setOffline(true);
    visitor.watch.allowOffline();
    await page.reload();
    await page
      .getByText(/^Connexion interrompue/)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Demandes d’avis' }).waitFor();
    expect((await kept(visitor)).filter((url) => new URL(url).pathname.startsWith('/api/'))).toEqual([]);
    stage.expectClean();
  });

  test('B-020 a new version says that it is ready, takes nothing by itself, and saves what was typed first', async () => {
    const visitor = await stage.open(stage.people.pharmacist.email);
    const { page } = visitor;
    await kept(visitor);
    await visitor.go('/compte');
    await page.evaluate(() => navigator.serviceWorker.register('/sw.js?another'));
    const take = visitor.button('Mettre à jour');
    await take.waitFor();
    await stage.survey.screen(visitor, 'nouvelle version');
    let loads = 0;
    page.on('load', () => void loads++);
    // Under its own name the worker of the build is a new version again to the page that follows: the button comes back.
    const begun = page.waitForEvent('load');
    await visitor.press(take);
    await begun;
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    expect(loads).toBe(1);
    stage.expectClean();
  });
});
