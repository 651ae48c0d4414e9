import { describe, expect, test } from 'vitest';
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import { longestKeptMs, SealedStore, StoreLocked } from './sealed-store.ts';
import { type Backend, createMemoryBackend } from './store-backend.ts';

const instance = { lockMinutes: 10 } as SessionView['instance'];
const owner = { accountId: 'account-1', instance };
const start = Date.UTC(2026, 10, 24, 9);

/** As a device: what `createMemoryBackend` holds outlives the store. */
function device(): Backend {
  return { ...createMemoryBackend(), isOnDevice: true };
}

const open = (backend: Backend, now = start, who = owner) => SealedStore.open(backend, who, now);

describe('the sealed store of a device', () => {
  test('B-029 what is kept comes back to its account, and its bytes do not show it', async () => {
    const backend = device();
    const store = await open(backend);
    await store.put('draft', { birthName: 'Modele' });
    await store.putBytes('draft', new TextEncoder().encode('Modele').buffer);
    const again = await open(backend, start + 1);
    expect(await again.get('draft')).toEqual({ birthName: 'Modele' });
    expect(new TextDecoder().decode(await again.getBytes('draft'))).toBe('Modele');
    for (const part of ['items', 'bytes'] as const) {
      const [record] = await backend.all(part);
      expect(new TextDecoder('latin1').decode(record?.sealed)).not.toContain('Modele');
    }
    expect((await backend.readHead())?.key.extractable).toBe(false);
    await again.remove('draft');
    expect(await backend.all('bytes')).toEqual([]);
    expect(await again.ids()).toEqual([]);
  });

  test('B-029 another account finds nothing: all of it is destroyed, the key too', async () => {
    const backend = device();
    const store = await open(backend);
    await store.put('draft', 'secret');
    const former = (await backend.readHead())?.key;
    await open(backend, start, { ...owner, accountId: 'account-2' });
    expect(await backend.all('items')).toEqual([]);
    expect((await backend.readHead())?.key).not.toBe(former);
  });

  test('B-029 a record put in the place of another does not open', async () => {
    const backend = device();
    const store = await open(backend);
    await store.put('one', 1);
    const [record] = await backend.all('items');
    if (record) await backend.put('items', { ...record, id: 'two' });
    expect(await store.get('two')).toBeUndefined();
    expect(await store.get('one')).toBe(1);
  });

  test('A-010 locked it refuses to read and to write; wiping goes on; only the server opens it again', async () => {
    const backend = device();
    const store = await open(backend);
    await store.put('draft', 1);
    await store.lock();
    await expect(store.get('draft')).rejects.toThrow(StoreLocked);
    await expect(store.put('draft', 2)).rejects.toThrow(StoreLocked);
    const recalled = await SealedStore.recall(backend, start + 1);
    expect(recalled?.isLocked).toBe(true);
    expect(await (await open(backend, start + 2)).get('draft')).toBe(1);
    await store.remove('draft');
    expect(await backend.all('items')).toEqual([]);
  });

  test('A-010 without the server it opens only while the device was in use', async () => {
    const backend = device();
    const store = await open(backend);
    await store.noteUse(start + 5 * 60_000);
    expect((await SealedStore.recall(backend, start + 15 * 60_000))?.isLocked).toBe(false);
    expect((await SealedStore.recall(backend, start + 15 * 60_000 + 1))?.isLocked).toBe(true);
  });

  test('B-029 72 hours after the last acknowledged contact it is destroyed, whichever way the clock was moved', async () => {
    for (const later of [longestKeptMs + 1, -longestKeptMs - 1]) {
      const backend = device();
      const store = await open(backend);
      await store.put('draft', 1);
      expect(store.isOver(start + longestKeptMs)).toBe(false);
      expect(store.isOver(start + later)).toBe(true);
      expect(await SealedStore.recall(backend, start + later)).toBeUndefined();
      expect(await backend.readHead()).toBeUndefined();
    }
    const backend = device();
    await (await open(backend)).put('draft', 1);
    const late = await open(backend, start + longestKeptMs + 1);
    expect(await late.get('draft')).toBeUndefined();
  });

  test('B-027 a full device: what comes next stays in memory, and it is said', async () => {
    const backend = device();
    const store = await open(backend);
    await store.put('one', 1);
    expect(store.isOnDevice).toBe(true);
    const full = { ...backend, put: () => Promise.reject(new DOMException('', 'QuotaExceededError')) };
    const crowded = await open(full);
    await crowded.put('two', 2);
    expect(crowded.isOnDevice).toBe(false);
    expect([await crowded.get('one'), await crowded.get('two')]).toEqual([1, 2]);
    expect((await crowded.ids()).toSorted()).toEqual(['one', 'two']);
    expect(await SealedStore.recall(createMemoryBackend(), start)).toBeUndefined();
  });
});
