import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { getPscLogout } from '#contracts/accounts/psc.contract.ts';
import {
  type AccountView,
  getSession,
  type SessionView,
  signIn,
  signOut,
} from '#contracts/accounts/session.contract.ts';
import { call } from './api-client.ts';
import { onHindrance, onSessionLost } from './session-events.ts';
import { operationKey, useOperationQuery } from './use-operation.ts';

type Credentials = { email: string; password: string };

export type Session = {
  /** Undefined while being read. */
  view: SessionView | undefined;
  error: unknown;
  retry: () => void;
  /** The server has forgotten the session while somebody was at work: the screen stays, sign-in comes over it. */
  isLost: boolean;
  /** Rejects with an ApiProblem or Offline. */
  signIn: (credentials: Credentials) => Promise<void>;
  /** B-036: ends the session on the server, then loads the page anew, so that nothing read stays in memory. */
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

/** Who is signed in, for the whole page. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const query = useOperationQuery(getSession, {}, { staleTime: 60_000 });
  const [isLost, setIsLost] = useState(false);
  const lastAccount = useRef<AccountView>(undefined);
  const view = useMemo(() => withAccount(query.data, lastAccount.current), [query.data]);
  const accountId = useRef<string>(undefined);
  accountId.current = view?.account?.id;
  lastAccount.current = view?.account ?? undefined;

  const isForgotten = query.data?.account === null && query.data.hindrance === null && view?.account !== null;
  useEffect(() => {
    if (isForgotten) setIsLost(true);
  }, [isForgotten]);

  useEffect(
    () =>
      onSessionLost(() => {
        if (accountId.current !== undefined) {
          setIsLost(true);
        }
      }),
    [],
  );

  const { refetch } = query;
  useEffect(() => onHindrance(() => void refetch()), [refetch]);

  const session = useMemo<Session>(() => {
    const key = operationKey(getSession, {});
    return {
      view,
      error: query.error,
      retry: () => void query.refetch(),
      isLost,
      signIn: async (credentials) => {
        const signedIn = await call(signIn, { body: credentials });
        if (accountId.current !== undefined && accountId.current !== signedIn.account?.id) {
          location.assign('/');
          return;
        }
        client.setQueryData(key, signedIn);
        setIsLost(false);
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.id });
      },
      signOut: async () => {
        const there = await pscLogoutOf(view);
        await call(signOut, {});
        location.assign(there ?? '/');
      },
    };
  }, [view, query.error, query.refetch, isLost, client]);

  return <SessionContext value={session}>{children}</SessionContext>;
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
