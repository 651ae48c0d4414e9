// The whole server of the journeys, serving the built pages too, with a clock that runs: a Tuesday within service hours.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { SessionSettings } from '#server/modules/accounts/sessions.ts';
import type { SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { LoginPort } from '#server/ports/login/login.port.ts';
import {
  firstMoment,
  startTestInstance,
  type TestInstance,
  type TestInstanceOptions,
} from '#test/journeys/test-instance.ts';

/** WEB_DIST names another build of the pages than the one `npm run build` makes. */
const webRoot = process.env['WEB_DIST'] ?? resolve(import.meta.dirname, '../../dist/web');

/** How far the test's time is from the real one, in milliseconds: the browser is moved by as much. */
const clockOffsetMs = firstMoment.getTime() - Date.now();

/** Starts at `firstMoment` and runs; setting it moves the server alone. */
function runningClock(offsetMs: number): { now: Date } {
  let offset = offsetMs;
  return {
    get now() {
      return new Date(Date.now() + offset);
    },
    set now(at: Date) {
      offset = at.getTime() - Date.now();
    },
  };
}

/** A port that was free a moment ago; the instance's address must name it before the server listens. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Where the tests of people's journeys in a browser run; `url` is what the address bar shows. */
export async function startBrowserInstance(
  options: {
    isDemo?: boolean;
    port?: number;
    login?: LoginPort;
    signInSettings?: SignInSettings;
    minorRoles?: TestInstanceOptions['minorRoles'];
    otherTrackers?: TestInstanceOptions['otherTrackers'];
    hasNoLegalFacts?: boolean;
    speech?: TestInstanceOptions['speech'];
    push?: TestInstanceOptions['push'];
    instance?: TestInstanceOptions['instance'];
    sessionSettings?: SessionSettings;
    /** For browsers whose clock cannot be moved. */
    isOnRealTime?: boolean;
  } = {},
) {
  if (!existsSync(join(webRoot, 'index.html'))) throw new Error(`No pages in ${webRoot}: npm run build`);
  const offsetMs = options.isOnRealTime ? 0 : clockOffsetMs;
  const port = options.port ?? (await findFreePort());
  const instance = await startTestInstance({
    web: { root: webRoot, port },
    clock: runningClock(offsetMs),
    ...(options.hasNoLegalFacts ? { hasNoLegalFacts: true } : {}),
    ...(options.speech ? { speech: options.speech } : {}),
    ...(options.push ? { push: options.push } : {}),
    ...(options.otherTrackers ? { otherTrackers: options.otherTrackers } : {}),
    ...(options.minorRoles ? { minorRoles: options.minorRoles } : {}),
    ...(options.signInSettings ? { signInSettings: options.signInSettings } : {}),
    ...(options.sessionSettings ? { sessionSettings: options.sessionSettings } : {}),
    instance: { isDemo: options.isDemo ?? false, ...options.instance },
    ...(options.login ? { login: options.login } : {}),
  });
  return Object.assign(instance, { url: `http://localhost:${port}`, clockOffsetMs: offsetMs });
}

export type BrowserInstance = TestInstance & { url: string; clockOffsetMs: number };
