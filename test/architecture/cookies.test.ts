/** What the page on cookies says is what the server sets: every name in `setCookie` is in the list. */
import { expect, test } from 'vitest';
import { choiceCookie, deviceStore, ownCookies } from '#contracts/legal/cookies.ts';
import { readProjectFiles } from '../../scripts/check/project-files.ts';

test('A-103 every cookie of the server is in the list that people read, and nothing is kept elsewhere', () => {
  const files = readProjectFiles().filter(
    ({ path }) => /^src\/.*\.tsx?$/.test(path) && !/\.test\./.test(path),
  );
  const named = files.flatMap(({ content }) =>
    [...content.matchAll(/\b\w*[cC]ookie\w* = '(consilia_\w+)'/g)].map((match) => match[1]),
  );
  expect(named).toContain('consilia_session');
  const listed: readonly string[] = ownCookies.map(({ name }) => name);
  expect(named.filter((name) => !listed.includes(name ?? ''))).toEqual([]);
  const writers = files.filter(({ content }) => /document\.cookie = /.test(content)).map(({ path }) => path);
  expect(writers).toEqual(['src/web/app/cookie-chooser.tsx']);
  expect(choiceCookie.name).toMatch(/^consilia_/);
  const stores = /(?:localStorage|sessionStorage)(?:\.setItem|\[)|indexedDB\.open|from 'idb'/;
  const keepers = files.filter(({ content }) => stores.test(content));
  expect(keepers.map(({ path }) => path)).toEqual(['src/web/lib/offline/store-backend.ts']);
  const namer = files.find(({ path }) => path === 'src/web/lib/offline/has-store.ts');
  expect(namer?.content).toContain(`'${deviceStore.name}'`);
});
