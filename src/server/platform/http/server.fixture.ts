/** A small server with invented operations, for the tests of this folder. */
import { z } from 'zod';
import { binary, defineOperation, empty, events, json } from '#contracts/operation.ts';
import { createLogger } from '../log/create-logger.ts';
import type { HttpServer, HttpServerOptions } from './http-server.ts';
import { createProblemTable } from './problem.ts';
import { createHttpServer } from './server.ts';

export type TestActor = { name: string };

export const origin = 'https://consilia.test';

export const readThing = defineOperation({
  id: 'things.read-thing',
  method: 'GET',
  path: '/api/things/:thingId',
  summary: 'One thing',
  params: z.strictObject({ thingId: z.string().max(20) }),
  query: z.strictObject({ depth: z.coerce.number().int().max(3).default(1) }),
  response: json(z.object({ id: z.string(), depth: z.number() })),
  errors: ['thing.not_found'],
});

export const addThing = defineOperation({
  id: 'things.add-thing',
  method: 'POST',
  path: '/api/things',
  summary: 'Adds a thing',
  body: z.strictObject({
    label: z.string().min(1).max(20),
    number: z.string().regex(/^\d+$/, 'Des chiffres seulement.'),
    inner: z.strictObject({ count: z.number().max(3) }).optional(),
  }),
  response: json(z.object({ id: z.string() }), 201),
  errors: ['thing.taken'],
});

export const openThing = defineOperation({
  id: 'things.open-thing',
  method: 'POST',
  path: '/api/things/open',
  summary: 'Open to anybody',
  response: empty,
});

export const printThing = defineOperation({
  id: 'things.print-thing',
  method: 'GET',
  path: '/api/things/:thingId/print',
  summary: 'A file',
  params: z.strictObject({ thingId: z.string() }),
  response: binary('application/pdf', 'text/plain'),
});

export const watchThings = defineOperation({
  id: 'things.watch-things',
  method: 'GET',
  path: '/api/things/events',
  summary: 'Events',
  response: events(z.object({ n: z.number() })),
});

/** A server whose caller is the value of the cookie `who`; lines of the log go to `lines`. */
export async function testServer(
  options: Partial<HttpServerOptions<TestActor>> = {},
  lines: string[] = [],
): Promise<HttpServer<TestActor>> {
  let count = 0;
  return createHttpServer<TestActor>({
    log: createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    publicOrigin: origin,
    trustedProxies: [],
    problems: createProblemTable([
      {
        statuses: { 'thing.taken': 409 },
        titles: { 'thing.taken': 'Déjà pris.', 'thing.not_found': 'Introuvable.' },
      },
    ]),
    authenticate: async (request) => {
      const name = request.cookies['who'];
      return name === undefined ? null : { name };
    },
    actorKey: (actor) => actor.name,
    newId: () => `id-${++count}`,
    checkResponses: true,
    ...options,
  });
}
