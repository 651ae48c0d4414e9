// Debian's Firefox without a window, by WebDriver BiDi over the browser's own socket: no other program is needed.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectBidi } from './bidi.ts';
import type { Driver } from './engine.ts';
import { mark, watchSource } from './in-page.ts';
import { end, makeHome, startAndHear } from './programs.ts';

const program = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
export const firefoxSkipReason = program ? undefined : 'no Firefox here: Debian package firefox-esr';

/** Nothing is asked of the network but the instance, and nothing is asked of the person. */
const preferences = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'intl.accept_languages': 'fr-FR',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Starts the browser, which listens for its driver at `port`; `more` are settings besides the usual ones. */
export async function startFirefox(
  port: number,
  more: Readonly<Record<string, string | boolean | number>> = {},
): Promise<Driver> {
  const home = await makeHome();
  const lines = Object.entries({ ...preferences, ...more }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(home.path, 'user.js'), lines.join('\n'));
  const args = ['--headless', '--no-remote', '--profile', home.path];
  args.push('--remote-debugging-port', String(port), 'about:blank');
  const env = { ...process.env, HOME: home.path };
  const line = /WebDriver BiDi listening on (ws:\S+)/;
  const browser = await startAndHear(program ?? '', args, line, env);
  const closeAll = async () => {
    await end(browser.process);
    await home.remove();
  };
  try {
    const session = await openSession(`${browser.heard}/session`);
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

type Evaluated = {
  type: string;
  result: { value?: unknown; sharedId?: string };
  exceptionDetails?: { text: string };
};

async function openSession(address: string): Promise<Driver> {
  const { send, close } = await connectBidi(address);
  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  const { contexts } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
  const context = contexts[0]?.context ?? '';
  // Before any script of a page: what goes wrong while it starts is noted too.
  await send('script.addPreloadScript', { functionDeclaration: `() => { ${watchSource} }` });
  const evaluate = async (declaration: string, args: unknown[] = []) => {
    const answer = await send<Evaluated>('script.callFunction', {
      functionDeclaration: declaration,
      // Values travel as text: the protocol has a notation of its own for objects.
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      awaitPromise: true,
      target: { context },
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result;
  };
  const marked = async () => {
    const { sharedId } = await evaluate(`() => document.querySelector('[${mark}]')`);
    return { sharedId };
  };
  const perform = (actions: unknown) => send<void>('input.performActions', { context, actions });
  return {
    version: `Firefox ${capabilities.browserVersion}`,
    go: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    run: async <T>(body: string, ...args: unknown[]) => {
      const declaration = `(args) => JSON.stringify((function () { ${body} }).apply(null, JSON.parse(args)) ?? null)`;
      return JSON.parse(String((await evaluate(declaration, args)).value)) as T;
    },
    press: async () => {
      const origin = { type: 'element', element: await marked() };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await perform([{ type: 'pointer', id: 'mouse', actions }]);
    },
    type: async (text) => {
      await evaluate(
        `() => { const field = document.querySelector('[${mark}]'); field.focus(); field.select(); }`,
      );
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await perform([{ type: 'key', id: 'keys', actions }]);
    },
    choose: async (path) => send('input.setFiles', { context, element: await marked(), files: [path] }),
    resize: (viewport) => send('browsingContext.setViewport', { context, viewport }),
    picture: async () => {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await send('session.end', {}).catch(() => undefined);
      close();
    },
  };
}
