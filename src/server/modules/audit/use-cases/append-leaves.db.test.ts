import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leafHash, verifyConsistency, verifyInclusion } from '../merkle/merkle.ts';
import { createTreeProofs } from '../merkle/tree-proofs.ts';
import { contentHash } from '../proof/entry-hash.ts';
import { listHeads, listLeaves, readTile } from '../proof/proof.queries.ts';
import { openProofStage, type ProofStage, tester } from '../proof/proof-stage.suite.ts';
import { headHash, isSignedBy, noHead } from '../proof/tree-head.ts';
import type { Ctx } from '../use-case-context.ts';
import { appendLeaves } from './append-leaves.ts';

let stage: ProofStage;
beforeEach(async () => {
  stage = await openProofStage();
});
afterEach(() => stage.close());

const read = <T>(work: (ctx: Ctx) => Promise<T>) => stage.run(tester, work);
const leaves = () => read(({ tx }) => listLeaves(tx, 0, 10_000));
const heads = () => read(({ tx }) => listHeads(tx, { limit: 1_000 }));

describe('A-110 acts enter the tree', () => {
  test('A-110 every committed act gets one place, with the salted hash it was written with', async () => {
    await stage.write(3);
    await expect(
      stage.run(tester, async (ctx) => {
        stage.act(ctx, 4);
        await Promise.resolve();
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await stage.append()).toBe(3);
    expect(await stage.append()).toBe(0);
    const placed = await leaves();
    expect(placed.map(({ position }) => position)).toEqual([0, 1, 2]);
    for (const { stored, leafContent, entryId } of placed) {
      if (!stored?.salt) throw new Error('no entry or no salt');
      expect(stored.entry.id).toBe(entryId);
      expect(stored.contentHash).toEqual(leafContent);
      expect(contentHash(stored.entry, stored.salt)).toEqual(leafContent);
      expect(contentHash(stored.entry, Buffer.alloc(16))).not.toEqual(leafContent);
    }
    expect(new Set(placed.map(({ stored }) => stored?.salt?.toString('hex'))).size).toBe(3);
  });

  test('A-110 a transaction that commits late is placed later, not skipped', async () => {
    let commit = (): void => undefined;
    const isHeld = Promise.withResolvers<void>();
    const mayGo = new Promise<void>((go) => {
      commit = go;
    });
    const late = stage.run(tester, async (ctx) => {
      await sql`insert into audit_entries (id, at, actor_kind, action, version, subject_kind, subject_id, details)
        values (${stage.newId()}, ${ctx.now}, 'system', 'test.late', 1, 'case', ${stage.newId()}, '{}')`.execute(
        ctx.tx,
      );
      isHeld.resolve();
      await mayGo;
    });
    await isHeld.promise;
    await stage.write(2);
    expect(await stage.append()).toBe(2);
    commit();
    await late;
    expect(await stage.append()).toBe(1);
    const last = (await leaves()).at(-1);
    expect(last?.stored?.entry.action).toBe('test.late');
    // Written by SQL, as the program before this version would: the salt is drawn, the hash is made at its placing.
    expect(last?.stored?.contentHash).toBeNull();
    expect(last?.stored?.salt).toHaveLength(16);
  });

  test('A-110 several appenders at once place each act once, and writers are not held up', async () => {
    await stage.write(20);
    const counts = await Promise.all([stage.append(), stage.append(), stage.append(), stage.write(5)]);
    const placed = counts.slice(0, 3).reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const rest = await stage.append();
    expect(placed + rest).toBe(25);
    const ids = (await leaves()).map(({ entryId }) => entryId);
    expect(new Set(ids).size).toBe(25);
  });

  test('A-110 whoever holds the tree holds up no writer', async () => {
    await read(async ({ tx }) => {
      await sql`select * from audit_tree for update`.execute(tx);
      await stage.write(2);
    });
    expect(await stage.append()).toBe(2);
  });
});

describe('A-112 heads', () => {
  test('A-112 each head is signed, names the one before, and grows out of it', async () => {
    for (const count of [3, 300, 1]) {
      await stage.write(count);
      stage.later(60);
      await stage.append();
    }
    await stage.append();
    const all = await heads();
    expect(all.map(({ number, size }) => [number, size])).toEqual([
      [1, 3],
      [2, 303],
      [3, 304],
    ]);
    expect(all.every((head) => isSignedBy(head, stage.keyring.signer))).toBe(true);
    expect(all.map(({ previous }) => previous)).toEqual([noHead, ...all.slice(0, 2).map(headHash)]);
    const [first, , last] = all;
    const one = (await leaves())[1];
    if (!first || !last || !one) throw new Error('no head or leaf');
    await read(async ({ tx }) => {
      const proofs = createTreeProofs((level, number) => readTile(tx, level, number));
      const path = await proofs.consistency(first.size, last.size);
      const roots = { firstRoot: first.root, secondRoot: last.root };
      expect(verifyConsistency({ first: first.size, second: last.size, ...roots, path })).toBe(true);
      const inclusion = { index: 1, size: last.size, leaf: leafHash(one.leafContent), root: last.root };
      expect(verifyInclusion({ ...inclusion, path: await proofs.inclusion(1, last.size) })).toBe(true);
    });
  });

  test('A-112 after a rotation of the master key heads are signed anew, and old ones stay good', async () => {
    await stage.write(1);
    await stage.append();
    const { keyring, run } = stage.rotated();
    await stage.write(1);
    await appendLeaves(run, tester);
    const all = await heads();
    expect(all.map(({ keyId }) => keyId)).toEqual(['k1', 'k2']);
    expect(all.map((head) => isSignedBy(head, keyring.signer))).toEqual([true, true]);
    expect(all.map((head) => isSignedBy(head, stage.keyring.signer))).toEqual([true, false]);
  });

  test('B-127 a clock put right by a few seconds leaves no step back; one turned back is not hidden', async () => {
    const start = stage.clock.now;
    for (const seconds of [0, -5, -3600]) {
      stage.clock.now = new Date(start.getTime() + seconds * 1000);
      await stage.write(1);
      await stage.append();
    }
    const times = (await heads()).map(({ at }) => at.getTime() - start.getTime());
    expect(times).toEqual([0, 0, -3_600_000]);
  });
});

describe('A-110 the application may add and nothing else', () => {
  test.each([
    'update audit_leaves set content_hash = content_hash',
    'delete from audit_leaves',
    'update audit_heads set size = size',
    'delete from audit_heads',
    'update audit_entries set salt = null',
    'delete from audit_tree',
    'delete from audit_tiles',
    'alter table audit_entries disable trigger audit_entries_await_place',
  ])('A-110 %s', async (statement) => {
    await expect(read(({ tx }) => sql.raw(statement).execute(tx))).rejects.toThrow(
      /permission denied|must be owner/,
    );
  });
});
