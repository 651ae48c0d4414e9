// The migration that noted, for cases sent before it, why photos went out despite a warning: on rows as they were.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Insertable, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIGRATIONS_DIRECTORY } from '#server/platform/db/migrate.ts';
import type { PhotosTable } from '#server/platform/db/tables.generated.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import {
  asSuperuser,
  boardNow,
  caseRow,
  idOf,
  insertCases,
  insertPeople,
  people,
} from './board/board-world.suite.ts';

const migration = '20261128T1336-note-photo-overrides.sql';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertPeople(database);
});
afterAll(() => database.drop());

let count = 5000;
/** A photo that went out, nothing said of it. */
function photoRow(caseId: string, known: Partial<Insertable<PhotosTable>>): Insertable<PhotosTable> {
  count += 1;
  return {
    id: idOf(count),
    owner_id: caseId,
    view: 'regional',
    position: count,
    format: 'jpeg',
    width: 1600,
    height: 1200,
    bytes: 1,
    original_sha256: '',
    display_type: 'image/jpeg',
    thumbnail_type: 'image/jpeg',
    is_small: false,
    added_at: boardNow,
    added_by: people.pharmacists[0],
    since_submission: 1,
    ...known,
  };
}

test('cases sent before have noted what their photos say, in order; nobody’s case shows another’s, and the walls stand again', async () => {
  const sealed = Buffer.of(1);
  const cases = { explained: idOf(2001), plain: idOf(2002), unsent: idOf(2003), removed: idOf(2004) };
  await asSuperuser(database, (db) => sql`alter table cases drop column photo_overrides`.execute(db));
  await insertCases(
    database,
    Object.values(cases).map((id) => caseRow({ id })),
  );
  const explained = (known: Partial<Insertable<PhotosTable>>) => photoRow(cases.explained, known);
  await asSuperuser(database, (db) =>
    db
      .insertInto('photos')
      .values([
        // Received before photos were judged, and explained in words.
        explained({ position: 2, is_small: true, override_sealed: sealed }),
        explained({
          position: 1,
          quality_override: 'patient-moves',
          quality_hints: ['shaken', 'blurred', 'looks-dermoscopic'],
        }),
        explained({
          position: 3,
          is_small: true,
          quality_override: 'hard-place',
          quality_hints: ['dark', 'small'],
        }),
        explained({ position: 4, quality_hints: ['blurred'] }),
        photoRow(cases.plain, { quality_hints: ['dark'], is_small: true }),
        photoRow(cases.unsent, { override_sealed: sealed, since_submission: null }),
        photoRow(cases.removed, { override_sealed: sealed, removed_in_submission: 2 }),
      ])
      .execute(),
  );

  const text = await readFile(path.join(MIGRATIONS_DIRECTORY, migration), 'utf8');
  await database.ownerDb.transaction().execute((tx) => sql.raw(text).execute(tx));

  const rows = await asSuperuser(database, (db) =>
    db.selectFrom('cases').select(['id', 'photo_overrides']).orderBy('id').execute(),
  );
  // A blank stands at the end where no hint was known; the figures ask for hints by name.
  const noted = rows.map(({ id, photo_overrides: texts }) => [id, texts?.map((text) => text.trim()) ?? null]);
  expect(Object.fromEntries(noted)).toEqual({
    [cases.explained]: ['patient-moves shaken blurred', 'in-words small', 'hard-place dark small'],
    [cases.plain]: null,
    [cases.unsent]: null,
    [cases.removed]: null,
  });
  const { rows: walls } = await sql<{ relname: string; relforcerowsecurity: boolean }>`
    select relname, relforcerowsecurity from pg_class where relname in ('cases', 'photos') order by 1`.execute(
    database.ownerDb,
  );
  expect(walls.map(({ relforcerowsecurity }) => relforcerowsecurity)).toEqual([true, true]);
});
