import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { findExtract } from './extract.queries.ts';
import { type ImportSettings, importExtract } from './import-extract.ts';
import { extractLines, extractText } from './professional-registry.fixture.ts';
import { TryLater } from './professional-registry.port.ts';
import { describeProfessionalRegistry, suitePeople } from './professional-registry.suite.ts';
import { createExtractRegistry } from './providers/extract.adapter.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'extract-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.ownerDb.deleteFrom('register_lines').execute();
  await database.ownerDb.deleteFrom('register_extracts').execute();
});

let files = 0;
async function fileOf(content: string | Buffer): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.txt`);
  await writeFile(path, content);
  return path;
}

let moment = new Date('2026-11-24T09:00:00Z').getTime();
function tick(): Date {
  moment += 1_000;
  return new Date(moment);
}
let seed = 0;
function nextBytes(size: number): Buffer {
  seed = (seed + 1) % 251;
  return Buffer.alloc(size, seed);
}
function run(file: string, more: Partial<ImportSettings> = {}) {
  return importExtract({
    db: database.db,
    file,
    datedOn: '2026-11-20',
    now: tick,
    newId: () => newUuidV7(new Date(moment), nextBytes),
    progress: () => undefined,
    ...more,
  });
}

const everybody = Object.values(suitePeople);
/** Many people beside the suite's, so that a file has several stretches. */
function crowd(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    ...suitePeople.pharmacist,
    rpps: String(20_000_000_000 + index),
  }));
}

describeProfessionalRegistry('extract', async () => {
  await run(await fileOf(extractText(extractLines(everybody))));
  return createExtractRegistry(database.db);
});

describe('import of an extract', () => {
  test('without one the register asks to come back later', async () => {
    await expect(createExtractRegistry(database.db).lookUp('10000000107')).rejects.toThrow(TryLater);
  });

  test('reads the letters of an older file', async () => {
    await run(await fileOf(Buffer.from(extractText(extractLines(everybody)), 'latin1')));
    const { professional } = await createExtractRegistry(database.db).lookUp('10000000107');
    expect(professional?.familyName).toBe("L'ÉTANG-MOREL");
  });

  test('one that was cut goes on where it stopped, and the former one answers until then', async () => {
    await run(await fileOf(extractText(extractLines([suitePeople.abroad]))));
    const file = await fileOf(extractText(extractLines([...everybody, ...crowd(2_000)])));
    const registry = createExtractRegistry(database.db);
    let steps = 0;
    const cut = run(file, {
      stepBytes: 4_096,
      progress: () => {
        steps += 1;
        if (steps === 3) throw new Error('cut');
      },
    });
    await expect(cut).rejects.toThrow('cut');
    expect((await registry.lookUp(suitePeople.pharmacist.rpps)).professional).toBeNull();
    expect((await registry.lookUp(suitePeople.abroad.rpps)).professional).not.toBeNull();
    let first: number | undefined;
    const done = await run(file, {
      stepBytes: 4_096,
      progress: ({ readBytes }) => {
        first ??= readBytes;
      },
    });
    expect(first).toBeGreaterThan(3 * 4_096);
    expect(done).toEqual({
      people: 2_003,
      lines: extractLines([...everybody, ...crowd(2_000)]).length,
      malformed: 0,
      resumed: true,
    });
    expect((await registry.lookUp(suitePeople.pharmacist.rpps)).professional).not.toBeNull();
    expect((await registry.lookUp('20000001999')).professional).not.toBeNull();
    const { count } = await database.db
      .selectFrom('register_lines')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(done.lines);
  });

  test('two at once: one finishes, nothing is read twice', async () => {
    const file = await fileOf(extractText(extractLines(crowd(2_000))));
    const both = await Promise.allSettled([run(file, { stepBytes: 4_096 }), run(file, { stepBytes: 4_096 })]);
    const ended = both.filter(({ status }) => status === 'fulfilled');
    if (ended.length === 0) await run(file);
    expect((await findExtract(database.db, 'current'))?.kept_lines).toBe(2_000);
    expect(await findExtract(database.db, 'loading')).toBeUndefined();
  });

  test.each([
    ['another kind of file', 'a;b;c\n1;2;3\n', 'does not name these columns'],
    ['nobody in it', extractText([]), 'no doctor and no pharmacist'],
    [
      'damaged lines',
      extractText([...extractLines(crowd(20)), 'half|a line', 'another|half']),
      '2 lines cannot be read',
    ],
    ['far fewer people than before', extractText(extractLines(crowd(4))), 'is it cut short?'],
  ])('%s is refused, and the former one stays', async (_, content, message) => {
    await run(await fileOf(extractText(extractLines(crowd(10)))));
    await expect(run(await fileOf(content))).rejects.toThrow(message);
    expect((await findExtract(database.db, 'current'))?.people).toBe(10);
    expect(await findExtract(database.db, 'loading')).toBeUndefined();
  });

  test('fewer people are taken when the operator insists', async () => {
    await run(await fileOf(extractText(extractLines(crowd(10)))));
    await run(await fileOf(extractText(extractLines(crowd(2)))), { force: true });
    expect((await findExtract(database.db, 'current'))?.people).toBe(2);
  });
});
