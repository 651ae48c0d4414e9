import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { getSession, type SessionView } from '#contracts/accounts/session.contract.ts';
import { Offline } from '../problem-errors.ts';
import { saveAll } from '../screen-lock.ts';
import { operationKey } from '../use-operation.ts';
import { hasDeviceStore } from './has-store.ts';

/** A browser whose storage does not answer keeps nobody out; the lock comes when it does. */
const longestAskMs = 5_000;

/** Loaded beside the first screen, not before it. */
let isLoaded = false;
const device = () => {
  isLoaded = true;
  return import('./device.ts');
};

/** Wipes what is kept for the person who signs out; a browser that does not answer keeps nobody here. */
export async function forgetDevice(): Promise<void> {
  const patience = new Promise<void>((done) => setTimeout(done, 2_000));
  await Promise.race([device().then(({ forget }) => forget()), patience]).catch(() => undefined);
}

/** Somebody proved who he is by a way that leaves this page: the device does not ask again. */
export async function noteProofHere(): Promise<void> {
  if (await hasDeviceStore()) await (await device()).noteProof();
}

/** Whether something would be lost by wiping this device now; what is about to be saved by an open screen is not. */
export async function hasWaitingItems(): Promise<boolean> {
  await saveAll();
  const { outbox } = await device();
  return outbox.list.all.some(
    (item) => !outbox.list.isDone(item.id) && (item.kind !== 'draft' || item.isUnsent),
  );
}

/** Where nothing is kept and nobody signed in, there is nothing to load. */
async function admitHere(client: QueryClient, view: SessionView): Promise<void> {
  if (!view.account && !isLoaded && !(await hasDeviceStore())) return;
  const { admit, readThrough } = await device();
  readThrough(client);
  await admit(view);
}

async function isLockedHere(): Promise<boolean> {
  return (await hasDeviceStore()) && (await device()).isLockedHere();
}

async function recallHere(client: QueryClient): Promise<SessionView | undefined> {
  if (!(await hasDeviceStore())) return undefined;
  const { recall, readThrough } = await device();
  readThrough(client);
  return recall();
}

type SessionAsked = {
  data: SessionView | undefined;
  dataUpdatedAt: number;
  /** Of the last try, also while it is tried again. */
  failureReason: unknown;
  refetch: () => Promise<unknown>;
};

/** The lock of the screen. `cover`: locked until somebody proves who he is here. `forget`: nobody is signed in. */
type DeviceLock = { cover: () => void; forget: () => void };

/**
 * Ties what this device keeps to the session: opened when the server says who is there, and asked who was there while the
 * server cannot be reached. False until it is known whether the device was left locked: nothing is shown before.
 */
export function useKeptSession(asked: SessionAsked, isLocked: boolean, lock: DeviceLock): boolean {
  const client = useQueryClient();
  const { data, dataUpdatedAt, failureReason, refetch } = asked;
  const recalled = useRef<SessionView>(undefined);
  const isLockedByDevice = useRef(false);
  const [isLockKnown, setIsLockKnown] = useState(false);
  const isNobody = data?.account === null && data.hindrance === null;
  const isNobodyNow = useRef(isNobody);
  isNobodyNow.current = isNobody;
  const { cover, forget } = lock;
  // locked without a network, the server still holds the session open: the password is asked for all the same.
  useEffect(() => {
    const take = (isSo: boolean) => {
      if (isSo && !isNobodyNow.current) {
        isLockedByDevice.current = true;
        cover();
      }
      setIsLockKnown(true);
    };
    isLockedHere().then(take, () => take(false));
    const timer = setTimeout(() => setIsLockKnown(true), longestAskMs);
    return () => clearTimeout(timer);
  }, [cover]);

  useEffect(() => {
    if (!isNobody || !isLockedByDevice.current) return;
    isLockedByDevice.current = false;
    forget();
  }, [isNobody, forget]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same answer again is a contact too.
  useEffect(() => {
    if (!isLockKnown || !data || data === recalled.current) return;
    if (data.account && isLocked) return;
    void admitHere(client, data);
  }, [client, data, dataUpdatedAt, isLocked, isLockKnown]);

  const isWithout = data === undefined && (failureReason instanceof Offline || !navigator.onLine);
  useEffect(() => {
    if (!isWithout) return;
    let isOver = false;
    void recallHere(client)
      .then((view) => {
        const key = operationKey(getSession, {});
        if (isOver || !view || client.getQueryData(key) !== undefined) return;
        recalled.current = view;
        client.setQueryData(key, view, { updatedAt: 1 });
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [isWithout, client]);

  useEffect(() => {
    const ask = () => void refetch();
    addEventListener('online', ask);
    return () => removeEventListener('online', ask);
  }, [refetch]);
  return isLockKnown;
}
