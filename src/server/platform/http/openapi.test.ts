import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineOperation, json } from '#contracts/operation.ts';
import { bindOperation } from './bind-operation.ts';
import { serveOpenApi } from './openapi.ts';
import { addThing, openThing, printThing, readThing, testServer, watchThings } from './server.fixture.ts';

const open = { kind: 'public', reason: 'test' } as const;
const signedIn = { kind: 'signed-in', rule: 'things.any' } as const;

const tree = z.object({
  name: z.string(),
  get children() {
    return z.array(tree);
  },
});
const readTree = defineOperation({
  id: 'things.read-tree',
  method: 'GET',
  path: '/api/tree',
  summary: 'Recursive',
  response: json(z.object({ tree })),
});

async function documentOf() {
  const server = await testServer();
  bindOperation(server, readThing, { access: open, handler: () => ({ id: 'x', depth: 1 }) });
  bindOperation(server, addThing, { access: signedIn, handler: () => ({ id: 'x' }) });
  bindOperation(server, openThing, { access: open, handler: () => undefined });
  const file = { contentType: 'text/plain', body: Buffer.from('x') };
  bindOperation(server, printThing, { access: open, handler: () => file });
  bindOperation(server, watchThings, { access: signedIn, handler: () => () => undefined });
  bindOperation(server, readTree, { access: open, handler: () => ({ tree: { name: 'a', children: [] } }) });
  serveOpenApi(server, { title: 'Consilia', version: '1', cookieName: 'who' });
  return (await server.fastify.inject({ url: '/api/openapi.json' })).json();
}

test('describes parameters, bodies, answers, errors and security of what is served', async () => {
  const { openapi, paths, components } = await documentOf();
  expect(openapi).toBe('3.1.0');
  const read = paths['/api/things/{thingId}'].get;
  expect(read.parameters).toEqual([
    { name: 'thingId', in: 'path', required: true, schema: { type: 'string', maxLength: 20 } },
    {
      name: 'depth',
      in: 'query',
      required: false,
      schema: expect.objectContaining({ default: 1, maximum: 3 }),
    },
  ]);
  expect(read.security).toEqual([]);
  expect(read.responses['404'].description).toBe('thing.not_found');
  const add = paths['/api/things'].post;
  expect(add.security).toEqual([{ session: [] }]);
  expect(add.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header', required: true }]);
  expect(add.requestBody.content['application/json'].schema.required).toEqual(['label', 'number']);
  expect(add.responses['201'].content['application/json'].schema.properties).toEqual({
    id: { type: 'string' },
  });
  expect(Object.keys(add.responses)).toEqual(['201', '400', '401', '409', '429', '500']);
  expect(paths['/api/things/open'].post).not.toHaveProperty('requestBody');
  expect(Object.keys(paths['/api/things/{thingId}/print'].get.responses['200'].content)).toEqual([
    'application/pdf',
    'text/plain',
  ]);
  expect(paths['/api/things/events'].get.responses['200'].content).toHaveProperty('text/event-stream');
  expect(components.schemas.Problem.properties.code).toEqual({ type: 'string' });
});

test('every reference, recursive ones too, points at a component', async () => {
  const document = await documentOf();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(references.some((reference) => reference.includes('read-tree'))).toBe(true);
  for (const reference of references) {
    expect(reference).toMatch(/^#\/components\/schemas\//);
    expect(document.components.schemas).toHaveProperty([reference.split('/').at(-1) ?? '']);
  }
});
