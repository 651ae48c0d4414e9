// The server is killed in the middle of a photo and started again: the phone goes on where the server stopped receiving,
// also after a reload, and the request leaves once.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '#contracts/accounts/session.contract.ts';
import { createCase, saveDraft } from '#contracts/cases/case-request.contract.ts';
import { getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { ApiClient } from '#test/builders/api-client.ts';
import { completeContent } from '#test/builders/case-content.ts';
import {
  prepareServerHome,
  type ServerHome,
  type ServerProcess,
  serverPassword,
  startServerProcess,
} from '#test/builders/server-process.ts';
import { browserSkipReason, devices, launchBrowser, waitMs } from './browser.ts';
import { findFreePort } from './browser-instance.ts';
import { dumpStore } from './device-store.ts';
import { drawHeavyPhoto, drawPhotos } from './photos.ts';
import { SlowLink } from './slow-link.ts';

declare const navigator: { serviceWorker: { controller: object | null } };

describe.skipIf(browserSkipReason)(`a server that is killed ${browserSkipReason ?? ''}`, () => {
  let home: ServerHome;
  let browser: Browser;
  let server: ServerProcess | undefined;
  let link: SlowLink;
  let port = 0;
  beforeAll(async () => {
    [home, port] = await Promise.all([prepareServerHome({ pharmacists: 1, doctors: 1 }), findFreePort()]);
    link = await SlowLink.open(port);
    browser = await launchBrowser(link.switches);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await link?.close();
    await server?.stop();
    await home?.remove();
  });

  const start = async () => {
    const env = { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` };
    server = await startServerProcess(home, { env });
  };

  test('B-020 B-027 a photo and « send » outlive the server, a reload, and arrive once', async () => {
    const photos = await drawPhotos();
    await start();
    const email = home.accounts.find(({ role }) => role === 'pharmacist')?.email ?? '';
    const client = new ApiClient(`http://127.0.0.1:${port}`);
    await client.call(signIn, { body: { email, password: serverPassword } });
    const { caseId, revision } = await client.call(createCase, { body: { form: 'peau' } });
    await client.call(saveDraft, {
      params: { caseId },
      body: { content: completeContent('peau'), revision },
    });

    const context = await browser.newContext({
      ...devices.phone,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
    });
    context.setDefaultTimeout(waitMs);
    const page = await context.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(serverPassword);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).tap();
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.goto(`http://localhost:${port}/demandes/${caseId}/modifier/photos`);
    link.bitsPerSecond = 800_000;
    const posts: string[] = [];
    page.on('request', (request) => posts.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const before = link.bytesUp;
    await page.getByLabel('Choisir un fichier : Vue d’ensemble').setInputFiles([await drawHeavyPhoto()]);
    await expect.poll(() => link.bytesUp - before, { timeout: waitMs }).toBeGreaterThan(100_000);
    await server?.kill();
    await page.locator('.c-file').filter({ hasText: 'En attente' }).waitFor();
    link.bitsPerSecond = Number.POSITIVE_INFINITY;
    await page.reload();
    await page.locator('.c-file').first().waitFor();
    expect((await dumpStore(page)).records).toBeGreaterThan(2);
    await start();
    await page.getByRole('list', { name: 'Photos : Vue d’ensemble' }).getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: 'Continuer', exact: true }).tap();
    await page.getByLabel('Choisir un fichier : Vue rapprochée').setInputFiles([photos.closeUp]);
    await page.getByRole('list', { name: 'Photos : Vue rapprochée' }).getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: 'Continuer', exact: true }).tap();
    await server?.kill();
    await page.getByRole('button', { name: 'Envoyer la demande' }).tap();
    const line = page.getByRole('region', { name: 'En attente d’envoi' });
    await line.getByText('1 demande attend d’être envoyée').waitFor();
    await start();
    await line.waitFor({ state: 'detached', timeout: 60_000 });
    await client.call(signIn, { body: { email, password: serverPassword } });
    const { items } = await client.call(listCases);
    expect(items.map(({ status }) => status)).toEqual(['queued']);
    const sent = await client.call(getCase, { params: { caseId } });
    expect([sent.submissionVersion, sent.photos.length]).toEqual([1, 2]);
    expect(posts.filter((one) => one === 'POST /api/uploads')).toHaveLength(2);
    await expect.poll(async () => (await dumpStore(page)).records).toBe(1);
    await context.close();
  });
});
