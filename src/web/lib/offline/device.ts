/**
 * What this device keeps for the account that is signed in, and its life: opened when the server says who is there, locked
 * with the session, destroyed at sign-out, for another account, when the account is closed or suspended, and 72 hours
 * after the last acknowledged contact. Pharmacists only: nobody else works where the network fails.
 */
import type { QueryClient } from '@tanstack/react-query';
import { type SessionView, sessionViewSchema } from '#contracts/accounts/session.contract.ts';
import { isAttendedNow, onScreen } from '../screen-lock.ts';
import { hasDeviceStore } from './has-store.ts';
import { Outbox } from './outbox.ts';
import { readArrivals } from './read-arrivals.ts';
import { SealedStore } from './sealed-store.ts';
import { senders } from './senders.ts';
import { type Backend, createMemoryBackend, openDeviceBackend } from './store-backend.ts';

const sessionId = 'session';
const lookEveryMs = 20_000;
const channel = new BroadcastChannel('consilia-outbox');

let store: SealedStore | undefined;
let keptSession = '';
/** One after the other: opening, locking and destroying never cross. */
let last: Promise<unknown> = Promise.resolve();

export const outbox = new Outbox({
  senders,
  newId: () => crypto.randomUUID(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  alone: (work) => ('locks' in navigator ? navigator.locks.request('consilia-outbox', work) : work()),
  tellOthers: () => channel.postMessage('changed'),
  onContact: () => void inTurn(async () => store?.noteContact(Date.now())),
});

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

let stopReading = () => {};

/** Through `client` screens read again what has arrived. */
export function readThrough(client: QueryClient): void {
  stopReading();
  stopReading = outbox.onArrived(() => readArrivals(client));
}

/** The server has said who is there. Resolves once what is kept for that account is open, or gone. */
export function admit(view: SessionView): Promise<void> {
  return inTurn(async () => {
    const { account, hindrance } = view;
    if (hindrance === 'suspended' || hindrance === 'closing') await destroy();
    else if (!account) await shut();
    else if (account.role !== 'pharmacist') await destroy();
    else await openFor(account.id, view);
  });
}

/**
 * Who worked here last, while the server cannot be asked. Locked when the session was, or when nobody has used the device
 * for as long as the lock waits. Undefined where nothing is kept.
 */
export function recall(): Promise<SessionView | undefined> {
  return inTurn(async () => {
    if (!(await hasDeviceStore())) return undefined;
    const backend = await openDeviceBackend().catch(() => undefined);
    const found = backend && (await SealedStore.recall(backend, Date.now()));
    if (!found) {
      await backend?.destroy();
      return undefined;
    }
    store = found;
    const locked: SessionView = { account: null, hindrance: 'locked', instance: found.instance };
    if (found.isLocked) return locked;
    const session = sessionViewSchema.safeParse(await found.get(sessionId));
    if (!session.success) return locked;
    await outbox.open(found);
    outbox.wake();
    return session.data;
  });
}

/** Whether the device was left locked; the server may not have been told, without a network. */
export function isLockedHere(): Promise<boolean> {
  return inTurn(async () => {
    const backend = await openDeviceBackend().catch(() => undefined);
    return backend !== undefined && (await SealedStore.isLocked(backend, Date.now()));
  });
}

/** Somebody came in by a way that leaves this page (Pro Santé Connect). */
export function noteProof(): Promise<void> {
  return inTurn(async () => {
    const backend = await openDeviceBackend().catch(() => undefined);
    if (backend) await SealedStore.noteProof(backend);
  });
}

/** Confirmed sign-out: nothing of it stays, here or in another window. */
export function forget(): Promise<void> {
  return inTurn(destroy);
}

async function openFor(accountId: string, view: SessionView): Promise<void> {
  const now = Date.now();
  const isOpen = store?.accountId === accountId && !store.isLocked;
  if (isOpen) {
    await store?.noteContact(now);
  } else if (store?.accountId !== accountId || !(await store.unlock(now))) {
    await outbox.close();
    store = await locally((backend) =>
      SealedStore.open(backend, { accountId, instance: view.instance }, now),
    );
  }
  if (!store) return;
  const session = JSON.stringify(view);
  if (!isOpen || session !== keptSession) {
    await store.put(sessionId, view);
    keptSession = session;
  }
  if (outbox.list.store !== store) await outbox.open(store);
  // What would be refused, and asked for again by each refusal, waits until it is settled.
  if (view.hindrance === null) outbox.wake();
}

/** On the device where that is possible, else in the memory of the page. Two windows do not both make a key. */
async function locally<T>(open: (backend: Backend) => Promise<T>): Promise<T> {
  const onDevice = async () => open(await openDeviceBackend());
  try {
    return 'locks' in navigator
      ? await navigator.locks.request('consilia-store', onDevice)
      : await onDevice();
  } catch {
    return open(createMemoryBackend());
  }
}

async function shut(): Promise<void> {
  await outbox.close();
  await store?.lock();
  if (!store && (await hasDeviceStore())) {
    const backend = await openDeviceBackend().catch(() => undefined);
    // Over or not: who is not signed in reads nothing; what is over goes.
    if (backend) await SealedStore.recall(backend, Date.now()).catch(() => undefined);
  }
}

async function destroy(): Promise<void> {
  await outbox.close();
  const gone = store;
  store = undefined;
  keptSession = '';
  await gone?.destroy().catch(() => undefined);
  if (await hasDeviceStore()) {
    const backend = await openDeviceBackend().catch(() => undefined);
    await backend?.destroy().catch(() => undefined);
  }
  channel.postMessage('destroyed');
}

async function look(): Promise<void> {
  if (!store) return;
  if (store.isOver(Date.now())) await destroy();
  else if (!store.isLocked && isAttendedNow()) await store.noteUse(Date.now());
}

channel.addEventListener('message', ({ data }) => {
  if (data === 'changed') void outbox.list.readAgain().catch(() => undefined);
  if (data === 'destroyed') {
    void inTurn(async () => {
      store = undefined;
      await outbox.close();
    });
  }
});
onScreen('locked', () => void inTurn(shut));
addEventListener('online', () => outbox.wake());
setInterval(() => void inTurn(look), lookEveryMs);
