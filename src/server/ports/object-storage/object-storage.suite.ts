/*
 * What every object storage must do; a provider's test calls `describeObjectStorage` with a way to make an empty
 * one. It proves behaviour, not durability: cutting the power is for the operator's trial.
 */
import { describe, expect, test } from 'vitest';
import { maxListedKeys, ObjectMissing, ObjectRefused, type ObjectStorage } from './object-storage.port.ts';

async function* pieces(...parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

async function* cutOff(): AsyncGenerator<Buffer> {
  yield Buffer.from('begun');
  throw new Error('source lost');
}

async function streamed(storage: ObjectStorage, objectKey: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of storage.stream(objectKey)) {
    expect(part.length).toBeLessThanOrEqual(1024 * 1024);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Declares the tests; `create` gives an empty storage each time. */
export function describeObjectStorage(name: string, create: () => Promise<ObjectStorage>): void {
  describe(`object storage: ${name}`, () => {
    test('gives back what was put, whole or streamed, from bytes or from pieces', async () => {
      const storage = await create();
      const big = Buffer.alloc(2_500_000, 'sealed');
      expect(await storage.put('photos/a/original', big)).toEqual({ bytes: big.length });
      expect((await storage.get('photos/a/original')).equals(big)).toBe(true);
      expect((await streamed(storage, 'photos/a/original')).equals(big)).toBe(true);
      expect(await storage.put('photos/b/original', pieces('one ', 'two'))).toEqual({ bytes: 7 });
      expect((await storage.get('photos/b/original')).toString()).toBe('one two');
      await storage.put('empty', Buffer.alloc(0));
      expect(await storage.get('empty')).toHaveLength(0);
    });

    test('gives a part: fewer bytes at the end, none beyond it', async () => {
      const storage = await create();
      await storage.put('a', Buffer.from('0123456789'));
      const part = async (start: number, bytes: number) =>
        (await storage.getPart('a', start, bytes)).toString();
      expect(await Promise.all([part(0, 3), part(4, 4), part(8, 100), part(10, 1), part(99, 5)])).toEqual([
        '012',
        '4567',
        '89',
        '',
        '',
      ]);
      await expect(storage.getPart('b', 0, 1)).rejects.toThrow(ObjectMissing);
      await expect(storage.getPart('../a', 0, 1)).rejects.toThrow(ObjectRefused);
    });

    test('replaces an object of the same key in one step', async () => {
      const storage = await create();
      await storage.put('a', Buffer.from('old'));
      await storage.put('a', Buffer.from('new'));
      expect((await storage.get('a')).toString()).toBe('new');
      expect((await storage.list('')).keys).toEqual(['a']);
    });

    test('says that an object is missing, and removes without complaint', async () => {
      const storage = await create();
      await expect(storage.get('a/b')).rejects.toThrow(ObjectMissing);
      await expect(streamed(storage, 'a/b')).rejects.toThrow(ObjectMissing);
      await storage.remove('a/b');
      await storage.put('a/b', Buffer.from('x'));
      await storage.remove('a/b');
      await expect(storage.get('a/b')).rejects.toThrow(ObjectMissing);
    });

    test('a put whose source fails leaves the older object', async () => {
      const storage = await create();
      await storage.put('a', Buffer.from('old'));
      await expect(storage.put('a', cutOff())).rejects.toThrow('source lost');
      await expect(storage.put('b', cutOff())).rejects.toThrow('source lost');
      expect((await storage.get('a')).toString()).toBe('old');
      expect((await storage.list('')).keys).toEqual(['a']);
    });

    test.each([
      '../a',
      'a/../b',
      '/a',
      'a//b',
      'a/',
      '.hidden',
      'a/.b',
      'A',
      'a b',
      'é',
      '',
      'a~b',
      'x'.repeat(201),
    ])('refuses the key %j', async (objectKey) => {
      const storage = await create();
      await expect(storage.put(objectKey, Buffer.from('x'))).rejects.toThrow(ObjectRefused);
      await expect(storage.get(objectKey)).rejects.toThrow(ObjectRefused);
      await expect(storage.remove(objectKey)).rejects.toThrow(ObjectRefused);
    });

    test('lists by prefix in pages, each key exactly once', async () => {
      const storage = await create();
      const expected: string[] = [];
      for (let index = 0; index < 25; index += 1) {
        expected.push(`photos/${index}/original`);
        await storage.put(`photos/${index}/original`, Buffer.from('x'));
      }
      await storage.put('reports/1', Buffer.from('x'));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await storage.list('photos/', after === undefined ? { limit: 7 } : { after, limit: 7 });
        expect(page.keys.length).toBeLessThanOrEqual(7);
        seen.push(...page.keys);
        after = page.next;
      } while (after !== undefined);
      expect(seen.sort()).toEqual(expected.sort());
      expect((await storage.list('', { limit: maxListedKeys * 2 })).keys).toHaveLength(26);
      expect(await storage.list('nothing')).toEqual({ keys: [] });
    });
  });
}
