import type { TestProject } from 'vitest/node';
import { acquireTestServer, releaseTestServer, type TestServer } from './shared-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Vitest calls it once per project, all in the main process: they share one server. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('testServer', await acquireTestServer());
}

export async function teardown(): Promise<void> {
  await releaseTestServer();
}
