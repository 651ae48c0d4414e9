// WebKitGTK in its MiniBrowser, by the W3C WebDriver protocol, on a virtual screen (Debian: webkit2gtk-driver, xvfb).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Driver, until } from './engine.ts';
import { mark } from './in-page.ts';
import { end, makeHome, startAndHear } from './programs.ts';

const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const service = '/usr/bin/WebKitWebDriver';
const screen = '/usr/bin/Xvfb';
const missing = [miniBrowser, service, screen].filter((path) => !existsSync(path));
export const webkitSkipReason =
  missing.length > 0
    ? `no ${missing.join(', ')} here: Debian packages webkit2gtk-driver and xvfb`
    : undefined;

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** The buttons of the window want 447 pixels; without their room it can be as narrow as a phone. */
const narrowWindow =
  '* { min-width: 0; padding: 0; margin: 0; border-width: 0; -gtk-icon-transform: scale(0.1); }';

/** Starts screen, service and browser; `port` is for the service. */
export async function startWebkit(port: number): Promise<Driver> {
  const home = await makeHome();
  await mkdir(join(home.path, 'gtk-3.0'));
  await writeFile(join(home.path, 'gtk-3.0', 'gtk.css'), narrowWindow);
  const size = ['-screen', '0', '1600x1200x24'];
  const display = await startAndHear(screen, ['-displayfd', '1', '-nolisten', 'tcp', ...size], /^(\d+)$/m);
  const env = {
    ...process.env,
    DISPLAY: `:${display.heard}`,
    LIBGL_ALWAYS_SOFTWARE: '1',
    HOME: home.path,
    XDG_CONFIG_HOME: home.path,
    XDG_CACHE_HOME: home.path,
    XDG_DATA_HOME: home.path,
  };
  const driver = spawn(service, [`--port=${port}`], { env, stdio: 'ignore', detached: true });
  const closeAll = async () => {
    await end(driver);
    await end(display.process);
    await home.remove();
  };
  try {
    const session = await openSession(`http://127.0.0.1:${port}`);
    const close = async () => {
      await session.close().catch(() => undefined);
      await closeAll();
    };
    return { ...session, close };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function openSession(base: string): Promise<Driver> {
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: T & { message?: string } };
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.message}`);
    return value;
  };
  await until(async () => (await send<{ ready: boolean }>('GET', '/status')).ready, 'WebKitWebDriver');
  const alwaysMatch = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  };
  const session = await send<{ sessionId: string; capabilities: { browserVersion: string } }>(
    'POST',
    '/session',
    { capabilities: { alwaysMatch } },
  );
  const at = `/session/${session.sessionId}`;
  const marked = async () => {
    const using = { using: 'css selector', value: `[${mark}]` };
    const element = await send<Record<string, string>>('POST', `${at}/element`, using);
    return `${at}/element/${element[elementKey]}`;
  };
  return {
    version: `WebKitGTK ${session.capabilities.browserVersion}`,
    go: (url) => send('POST', `${at}/url`, { url }),
    run: (script, ...args) => send('POST', `${at}/execute/sync`, { script, args }),
    press: async () => send('POST', `${await marked()}/click`, {}),
    type: async (text) => {
      const element = await marked();
      await send('POST', `${element}/clear`, {});
      await send('POST', `${element}/value`, { text });
    },
    choose: async (path) => send('POST', `${await marked()}/value`, { text: path }),
    resize: (size) => send('POST', `${at}/window/rect`, { x: 0, y: 0, ...size }),
    picture: async () => Buffer.from(await send<string>('GET', `${at}/screenshot`), 'base64'),
    close: () => send('DELETE', at),
  };
}
