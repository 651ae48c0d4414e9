// Every HTTP operation with the access its route declares, as the real composition root binds them. Nothing listens and
// no database is opened: the parts are empty, since no handler runs.
import { createApp } from '#server/app/create-app.ts';
import type { BoundOperation } from '#server/platform/http/http-server.ts';
import { createLogger } from '#server/platform/log/create-logger.ts';

const unused = {} as never;

export async function listBoundOperations(): Promise<readonly BoundOperation[]> {
  const app = await createApp({
    database: { db: unused, pool: {} as never, close: async () => undefined },
    keyring: unused,
    objects: unused,
    uploadDirectory: '/nonexistent',
    scanner: unused,
    pdf: unused,
    mail: unused,
    registry: unused,
    hub: { subscribe: () => () => undefined } as never,
    log: createLogger({ level: 'silent' }),
    now: () => new Date(0),
    publicUrl: 'http://localhost:8080',
    trustedProxies: [],
    publishesTexts: false,
    instance: {
      name: '',
      operatorName: '',
      isDemo: false,
      offersAlgorithmTraining: false,
      demoAccounts: [],
    },
  });
  const bound = app.server.boundOperations();
  await app.server.stop(1);
  await app.close();
  return bound;
}
