import { expect, test } from 'vitest';
import { everyPage } from './every-page.ts';

test('B-073 the sweep of orphans goes on to the last page, not only over the first', async () => {
  const places: unknown[] = [];
  await everyPage(async (page) => {
    places.push(page);
    return places.length < 3 ? { next: `after ${places.length}` } : {};
  });
  expect(places).toEqual([{}, { after: 'after 1' }, { after: 'after 2' }]);
});
