import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leafHash } from '../merkle/merkle.ts';
import { TileBuilder } from '../merkle/tile-builder.ts';
import { appendLeaves } from '../use-cases/append-leaves.ts';
import { eraseEntryContent } from '../use-cases/erase-content.ts';
import { compareWitness } from './compare-witness.ts';
import { listHeads, listLeaves } from './proof.queries.ts';
import { openProofStage, type ProofStage, tester } from './proof-stage.suite.ts';
import { headHash, noHead, signHead, stampedText, type TreeHead, writeHead } from './tree-head.ts';
import { verifyArchive } from './verify-archive.ts';

let stage: ProofStage;
beforeEach(async () => {
  stage = await openProofStage();
  // Three heads, 3 + 258 + 2 entries: one full tile and more.
  for (const count of [3, 258, 2]) {
    await stage.writeAtOnce(count);
    stage.later(60);
    await stage.append();
  }
});
afterEach(() => stage.close());

const signer = () => stage.keyring.signer;
const verify = () => stage.run(tester, ({ tx }) => verifyArchive(tx, { signer: signer() }));
const asOwner = (statement: string) => sql.raw(statement).execute(stage.database.ownerDb);
const heads = () => stage.run(tester, ({ tx }) => listHeads(tx, { limit: 100 }));
const leafAt = async (position: number) => {
  const [leaf] = await stage.run(tester, ({ tx }) => listLeaves(tx, position, 1));
  if (!leaf) throw new Error('no leaf');
  return leaf;
};
const witnessOf = (all: readonly TreeHead[]) => all.map((head) => JSON.stringify(writeHead(head)));
const compare = (lines: readonly string[]) =>
  stage.run(tester, ({ tx }) => compareWitness(tx, lines, { signer: signer(), name: 'witness' }));

describe('A-112 an archive nobody touched', () => {
  test('A-112 is found whole, with progress', async () => {
    const seen: number[] = [];
    const result = await stage.run(tester, ({ tx }) =>
      verifyArchive(tx, { signer: signer(), onProgress: (done) => seen.push(done) }),
    );
    expect(result).toMatchObject({ entries: 263, heads: 3, erased: 0, waiting: 0 });
    expect(seen.at(-1)).toBe(263);
    expect(await compare(witnessOf(await heads()))).toBe(3);
  });

  test('A-110 is whole while acts wait, and when it is empty', async () => {
    await stage.write(2);
    expect(await verify()).toMatchObject({ entries: 263, waiting: 2 });
    const empty = await openProofStage();
    const result = await empty.run(tester, ({ tx }) => verifyArchive(tx, { signer: empty.keyring.signer }));
    expect(result).toMatchObject({ entries: 0, heads: 0 });
    await empty.close();
  });

  test('A-110 acts of before the proof are taken in, with a salt of their own', async () => {
    await asOwner(`insert into audit_entries (id, at, actor_kind, action, version, subject_kind, subject_id, details)
      select gen_random_uuid(), '2020-01-01', 'system', 'test.old', 1, 'case', gen_random_uuid(), '{}'
      from generate_series(1, 5)`);
    await stage.append();
    expect(await verify()).toMatchObject({ entries: 268, heads: 4 });
    const { entryId } = await leafAt(265);
    await asOwner(`update audit_entries set at = '2021-01-01' where id = '${entryId}'`);
    await expect(verify()).rejects.toThrow(`entry ${entryId} (leaf 265) was changed`);
  });

  test('A-110 content erased by the rules leaves every proof checkable; erased by hand it is named', async () => {
    const { entryId } = await leafAt(7);
    expect(await stage.run(tester, (ctx) => eraseEntryContent(ctx, entryId))).toBe(true);
    expect(await stage.run(tester, (ctx) => eraseEntryContent(ctx, entryId))).toBe(false);
    await stage.append();
    const { stored } = await leafAt(7);
    expect(stored).toMatchObject({ salt: null, isErased: true, entry: { details: {} } });
    expect(await verify()).toMatchObject({ entries: 264, erased: 1 });
    const other = (await leafAt(9)).entryId;
    await asOwner(
      `update audit_entries set salt = null, details = '{}', erased_at = now() where id = '${other}'`,
    );
    await expect(verify()).rejects.toThrow(`entry ${other} was erased, and no act says so`);
  });
});

describe('A-112 the owner of the database tampers, and the first thing wrong is named', () => {
  const columns = [
    `at = at + interval '1 microsecond'`,
    `actor_kind = 'doctor'`,
    `actor_id = gen_random_uuid()`,
    `session_id = gen_random_uuid()`,
    `action = 'test.acteD'`,
    'version = 2',
    `subject_kind = 'cases'`,
    `subject_id = gen_random_uuid()`,
    `details = '{"number": 258}'`,
    `details = details || '{"more": 1}'`,
    'salt = set_byte(salt, 3, get_byte(salt, 3) # 1)',
  ];
  test.each(columns)('A-112 one thing changed in a row: %s', async (change) => {
    const { entryId } = await leafAt(120);
    await asOwner(`update audit_entries set ${change} where id = '${entryId}'`);
    await expect(verify()).rejects.toThrow(`entry ${entryId} (leaf 120) was changed`);
  });

  test('A-112 one bit of a hash: of the entry, of the leaf, of a tile, of a head', async () => {
    const flip = (column: string) => `${column} = set_byte(${column}, 5, get_byte(${column}, 5) # 1)`;
    const { entryId } = await leafAt(200);
    const cases: [string, string, RegExp][] = [
      [
        'audit_entries',
        `${flip('content_hash')} where id = '${entryId}'`,
        /leaf 200\): its hash is not the one/,
      ],
      ['audit_leaves', `${flip('content_hash')} where position = 200`, /leaf 200\): its hash is not the one/],
      ['audit_tiles', `${flip('hashes')} where level = 0 and number = 0`, /tile 0\/0/],
      ['audit_tiles', `${flip('hashes')} where level = 1`, /tile 1\/0/],
      ['audit_heads', `${flip('root')} where number = 2`, /head 2: its signature/],
      ['audit_heads', `${flip('signature')} where number = 3`, /head 3: its signature/],
    ];
    for (const [table, change, problem] of cases) {
      await asOwner(`update ${table} set ${change}`);
      await expect(verify()).rejects.toThrow(problem);
      await asOwner(`update ${table} set ${change}`);
      expect(await verify()).toMatchObject({ entries: 263 });
    }
  });

  test('A-112 a row removed: an entry, a leaf, both, a head, a waiting one', async () => {
    const { entryId } = await leafAt(50);
    await stage.write(1);
    const deletions: [string, RegExp][] = [
      ['delete from audit_heads where number = 2', /head 2 is missing/],
      ['delete from audit_waiting', /neither stands in the tree nor waits/],
      [`delete from audit_entries where id = '${entryId}'`, /leaf 50\) was removed/],
      [`delete from audit_leaves where position = 50`, /leaf 50 of the tree is missing/],
    ];
    for (const [statement, problem] of deletions.toReversed()) {
      await asOwner(`create table kept as select * from ${statement.split(' ')[2]}`);
      await asOwner(statement);
      await expect(verify()).rejects.toThrow(problem);
      const table = statement.split(' ')[2] ?? '';
      await asOwner(`alter table ${table} disable trigger user`);
      await asOwner(`insert into ${table} select * from kept on conflict do nothing`);
      await asOwner(`alter table ${table} enable trigger user`);
      await asOwner('drop table kept');
    }
    expect(await verify()).toMatchObject({ entries: 263, waiting: 1 });
  });

  test('A-112 a leaf taken out and the others moved up', async () => {
    await asOwner(
      `delete from audit_entries where id = (select entry_id from audit_leaves where position = 100)`,
    );
    await asOwner('delete from audit_leaves where position = 100');
    for (let position = 101; position < 263; position += 1) {
      await asOwner(`update audit_leaves set position = ${position - 1} where position = ${position}`);
    }
    await expect(verify()).rejects.toThrow(/head 2: its root is not that of the leaves \(from leaf 3 to 260/);
  });

  test('A-112 two rows swapped: their contents, their leaves, two whole leaves', async () => {
    const [a, b] = [await leafAt(10), await leafAt(11)];
    await asOwner(`update audit_entries set subject_id = case id when '${a.entryId}' then '${b.stored?.entry.subjectId}'::uuid
      else '${a.stored?.entry.subjectId}'::uuid end where id in ('${a.entryId}', '${b.entryId}')`);
    await expect(verify()).rejects.toThrow('(leaf 10) was changed');
    await asOwner(`update audit_entries set subject_id = case id when '${a.entryId}' then '${a.stored?.entry.subjectId}'::uuid
      else '${b.stored?.entry.subjectId}'::uuid end where id in ('${a.entryId}', '${b.entryId}')`);
    await verify();
    await asOwner('update audit_leaves set position = 9999 where position = 10');
    await asOwner('update audit_leaves set position = 10 where position = 11');
    await asOwner('update audit_leaves set position = 11 where position = 9999');
    await expect(verify()).rejects.toThrow('head 2: its root is not that of the leaves');
  });

  test('B-127 a clock moved back: between heads, and for one act', async () => {
    stage.later(-7200);
    await stage.write(1);
    await stage.append();
    await expect(verify()).rejects.toThrow(/head 4: the clock went back, from .* to /);
  });

  test('B-127 an act that bears a time long before the head it came after', async () => {
    stage.later(-3600);
    await stage.write(1);
    stage.later(3660);
    await stage.append();
    await expect(verify()).rejects.toThrow(/\(leaf 263\) bears a time long before head 3/);
  });

  test('A-112 an act put in by hand stands out by its time or not at all, never unplaced', async () => {
    await asOwner(`alter table audit_entries disable trigger audit_entries_await_place`);
    await asOwner(`insert into audit_entries (id, at, actor_kind, action, version, subject_kind, subject_id, details)
      values (gen_random_uuid(), now(), 'system', 'test.forged', 1, 'case', gen_random_uuid(), '{}')`);
    await expect(verify()).rejects.toThrow('neither stands in the tree nor waits');
  });

  test('A-112 heads signed by another key file', async () => {
    const other = stage.rotated();
    await stage.write(1);
    await appendLeaves(other.run, tester);
    await expect(verify()).rejects.toThrow('head 4: its signature is not one of a key of this key file (k2)');
  });
});

describe('A-112 against a witness kept outside', () => {
  /** Cuts leaves, entries and heads from a size on, and repairs what a verification reads. */
  async function cutTail(size: number, head: number): Promise<void> {
    await asOwner(
      `delete from audit_entries where id in (select entry_id from audit_leaves where position >= ${size})`,
    );
    await asOwner(`delete from audit_leaves where position >= ${size}`);
    await asOwner(`delete from audit_heads where number > ${head}`);
    await asOwner(`update audit_tree set size = ${size}`);
    await asOwner(
      `update audit_tiles set hashes = substring(hashes for ${(size % 256) * 32}) where level = 0 and number = ${Math.floor(size / 256)}`,
    );
  }

  test('A-112 the tail cut: unseen without a witness, named with one', async () => {
    const witness = witnessOf(await heads());
    await cutTail(261, 2);
    expect(await verify()).toMatchObject({ entries: 261, heads: 2 });
    await expect(compare(witness)).rejects.toThrow(
      /witness knows head 3 .* over 263 entries.*the tail of the archive was cut off/,
    );
    await stage.write(1);
    await stage.append();
    expect(await verify()).toMatchObject({ entries: 262, heads: 3 });
    await expect(compare(witness)).rejects.toThrow(/head 3 .*the archive was signed anew/);
  });

  test('A-112 a head signed anew, with the key, over another past: unseen without a witness, named with one', async () => {
    const witness = witnessOf(await heads());
    await asOwner(
      `delete from audit_entries where id = (select entry_id from audit_leaves where position = 262)`,
    );
    await asOwner(`delete from audit_leaves where position = 262`);
    await asOwner(`update audit_tree set size = 262`);
    const left = await stage.run(tester, ({ tx }) => listLeaves(tx, 0, 1000));
    const builder = new TileBuilder(0, [], () => undefined);
    for (const { leafContent } of left) builder.push(leafHash(leafContent));
    const [, second, third] = await heads();
    if (!second || !third) throw new Error('no heads');
    const forged = signHead(
      { number: 3, size: 262, root: builder.root(), previous: headHash(second), at: third.at },
      signer(),
    );
    await asOwner(`update audit_heads set size = 262, root = '\\x${forged.root.toString('hex')}',
      signature = '\\x${forged.signature.toString('hex')}' where number = 3`);
    expect(await verify()).toMatchObject({ entries: 262, heads: 3 });
    await expect(compare(witness)).rejects.toThrow(
      /head 3 .* over 263 entries; the database holds another one: the archive was signed anew/,
    );
  });

  test('A-112 a witness that was itself changed is told apart', async () => {
    const [first] = await heads();
    if (!first) throw new Error('no head');
    expect(stampedText(first)).toContain(`previous ${noHead.toString('hex')}`);
    await expect(compare([JSON.stringify({ ...writeHead(first), size: 4 })])).rejects.toThrow(
      'line 1: not a head signed',
    );
    await expect(compare(['not json'])).rejects.toThrow('line 1: not a head signed');
  });
});
