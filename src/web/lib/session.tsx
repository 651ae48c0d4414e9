import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { lockSession, unlockSession } from '#contracts/accounts/own-session.contract.ts';
import { getPscLogout } from '#contracts/accounts/psc.contract.ts';
import {
  type AccountView,
  getSession,
  type SessionView,
  signIn,
  signOut,
} from '#contracts/accounts/session.contract.ts';
import { call } from './api-client.ts';
import { forgetDevice, useKeptSession } from './offline/use-kept-session.ts';
import { announceOpenAgain, saveAll, setScreenLocked } from './screen-lock.ts';
import { onHindrance, onSessionLost } from './session-events.ts';
import { operationKey, useOperationQuery } from './use-operation.ts';
import { usePresence } from './use-presence.ts';
import { onWindowMessage, tellWindows } from './windows.ts';

type Credentials = { email: string; password: string };

export type Session = {
  /** Undefined while being read. */
  view: SessionView | undefined;
  error: unknown;
  retry: () => void;
  /** The server has forgotten the session while somebody was at work: the screen stays, sign-in comes over it. */
  isLost: boolean;
  /** nothing of the screen may be seen until the password is given; what was typed on it stays. */
  isLocked: boolean;
  /** Locks this and every other window at once, then the session on the server. */
  lock: (because: 'person' | 'idle') => void;
  /** Rejects with an ApiProblem or Offline. */
  unlock: (password: string) => Promise<void>;
  /** After another way of unlocking has succeeded on the server. */
  noteUnlocked: () => Promise<void>;
  /** After another way of signing in: `open` answers the session that it opened. Rejects with what `open` rejects with. */
  enter: (open: () => Promise<SessionView>) => Promise<void>;
  /** Rejects with an ApiProblem or Offline. */
  signIn: (credentials: Credentials) => Promise<void>;
  /** The server has ended it at the person’s own wish: every window is emptied, this one goes to a page for all. */
  noteEnded: (to: string) => void;
  /** B-036: ends the session on the server and empties this and every other window; nothing read stays behind. */
  signOut: () => Promise<void>;
};

const SessionContext = createContext<Session | undefined>(undefined);

/** A server that no longer says who is there (locked, over) takes no screen away: what is typed on it stays. */
function withAccount(view: SessionView | undefined, last: AccountView | undefined): SessionView | undefined {
  return view && view.account === null && last ? { ...view, account: last } : view;
}

/** Where to sign out at Pro Santé Connect too; a provider that does not answer keeps nobody signed in here. */
async function pscLogoutOf(view: SessionView | undefined): Promise<string | null> {
  if (!view?.instance.offersPsc) return null;
  const answer = await call(getPscLogout, {}).catch(() => ({ url: null }));
  return answer.url;
}

const minute = 60_000;

/** Leaves nothing of the former person in this window, not even for the key « back » (`main.tsx`). */
function leave(to: string): void {
  sessionStorage.clear();
  location.replace(to);
}

/** Who is signed in, for the whole page. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const query = useOperationQuery(
    getSession,
    {},
    {
      staleTime: minute,
      // Ended or locked from elsewhere, a screen that nobody touches has to know.
      refetchInterval: ({ state }) => (state.data?.account ? minute : false),
    },
  );
  const [isLost, setIsLost] = useState(false);
  const [isGone, setIsGone] = useState(false);
  const lastAccount = useRef<AccountView>(undefined);
  const view = useMemo(() => withAccount(query.data, lastAccount.current), [query.data]);
  const accountId = useRef<string>(undefined);
  accountId.current = view?.account?.id;
  lastAccount.current = view?.account ?? undefined;
  const lock = useLock(view, query.data?.hindrance === 'locked', query.refetch);
  const { isLocked } = lock;
  const isLockKnown = useKeptSession(query, isLocked, lock);

  const isForgotten = query.data?.account === null && query.data.hindrance === null && view?.account !== null;
  useEffect(() => {
    if (isForgotten) setIsLost(true);
  }, [isForgotten]);

  useEffect(
    () =>
      onSessionLost(({ code }) => {
        if (accountId.current === undefined) return;
        if (code === 'session.locked') lock.cover();
        else setIsLost(true);
      }),
    [lock.cover],
  );

  const { refetch } = query;
  useEffect(() => onHindrance(() => void refetch()), [refetch]);

  const empty = useCallback(
    (to: string) => {
      setIsGone(true);
      client.clear();
      void forgetDevice().finally(() => leave(to));
    },
    [client],
  );
  useEffect(
    () =>
      onWindowMessage(({ kind }) => {
        if (kind === 'signed-out') empty('/');
        if (kind === 'locked' && accountId.current !== undefined) lock.cover();
        if (kind === 'unlocked') void lock.uncover();
      }),
    [empty, lock.cover, lock.uncover],
  );

  const session = useMemo<Session>(() => {
    const key = operationKey(getSession, {});
    const enter = async (open: () => Promise<SessionView>) => {
      const signedIn = await open();
      if (accountId.current !== undefined && accountId.current !== signedIn.account?.id) {
        location.assign('/');
        return;
      }
      client.setQueryData(key, signedIn);
      setIsLost(false);
      lock.forget();
      announceOpenAgain();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.id });
    };
    return {
      view: isLockKnown ? view : undefined,
      error: query.error,
      retry: () => void query.refetch(),
      isLost,
      isLocked,
      lock: lock.lock,
      unlock: async (password) => {
        await call(unlockSession, { body: { password } });
        await lock.noteUnlocked();
      },
      noteUnlocked: lock.noteUnlocked,
      enter,
      signIn: (credentials) => enter(() => call(signIn, { body: credentials })),
      noteEnded: (to) => {
        tellWindows({ kind: 'signed-out' });
        empty(to);
      },
      signOut: async () => {
        if (!isLocked) await saveAll();
        // Nothing more goes out, and streams close before the server cuts them.
        setScreenLocked(true);
        try {
          const there = await pscLogoutOf(view);
          await call(signOut, {});
          tellWindows({ kind: 'signed-out' });
          empty(there ?? '/');
        } catch (error) {
          setScreenLocked(isLocked);
          throw error;
        }
      },
    };
  }, [view, isLockKnown, query.error, query.refetch, isLost, isLocked, lock, client, empty]);

  return <SessionContext value={session}>{isGone ? null : children}</SessionContext>;
}

/** The lock of the screen: what this window knows by itself, before and beside what the server says. */
function useLock(view: SessionView | undefined, saysServer: boolean, refetch: () => Promise<unknown>) {
  const client = useQueryClient();
  const [isCovered, setIsCovered] = useState(false);
  const isLocked = isCovered || saysServer;
  const hasAccount = Boolean(view?.account);
  useEffect(() => setScreenLocked(isLocked), [isLocked]);

  const actions = useMemo(() => {
    const cover = () => {
      setScreenLocked(true);
      setIsCovered(true);
    };
    const forget = () => {
      setIsCovered(false);
      setScreenLocked(false);
    };
    const uncover = async () => {
      await refetch();
      forget();
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.id });
    };
    return {
      cover,
      forget,
      uncover,
      lock: (because: 'person' | 'idle') => {
        // On its way before the screen lets nothing more through.
        void saveAll();
        cover();
        tellWindows({ kind: 'locked' });
        // Where the server cannot be told, it decides by itself from the last use; the password is asked for anyway.
        call(lockSession, { body: { because } }).catch(() => undefined);
      },
      noteUnlocked: async () => {
        await uncover();
        tellWindows({ kind: 'unlocked' });
      },
    };
  }, [client, refetch]);

  usePresence({
    isWatching: hasAccount && !isLocked,
    lockMs: (view?.instance.lockMinutes ?? 10) * minute,
    onIdle: () => actions.lock('idle'),
    onUse: () => void refetch(),
  });
  return useMemo(() => ({ isLocked, ...actions }), [isLocked, actions]);
}

/** The session, signed in or not. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error('useSession needs a SessionProvider above it');
  }
  return session;
}

/** The signed-in account; only on screens that the shell shows to signed-in people. */
export function useAccount(): AccountView {
  const account = useSession().view?.account;
  if (!account) {
    throw new Error('useAccount is for signed-in screens');
  }
  return account;
}
