import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ownCookies } from '#contracts/legal/cookies.ts';

const server = resolve(import.meta.dirname, '../../src/server');

test('A-103 every cookie that the server names stands in the public list', () => {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const named = new Set(
    files.flatMap((name) =>
      [...readFileSync(resolve(server, name), 'utf8').matchAll(/Cookie = '(consilia_[a-z]+)'/g)].map(
        ([, cookie]) => cookie,
      ),
    ),
  );
  expect(named).toContain('consilia_session');
  expect(named).toContain('consilia_device');
  const listed = ownCookies.map(({ name }) => name as string);
  expect([...named].filter((cookie) => !listed.includes(cookie ?? ''))).toEqual([]);
});
