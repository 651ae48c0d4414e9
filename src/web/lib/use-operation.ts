import {
  type QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { getSession, type SessionView } from '#contracts/accounts/session.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import { type CallInput, type CallResult, call, newIdempotencyKey } from './api-client.ts';
import { ApiProblem, Offline } from './problem-errors.ts';

type QueryInput<O extends Operation> = Omit<CallInput<O>, 'idempotencyKey' | 'signal' | 'body'>;

/** Key of an operation's answers: all of them by `[id]`, one of them by `[id, { params, query }]`. */
export function operationKey<O extends Operation>(operation: O, input?: QueryInput<O>): readonly unknown[] {
  return input === undefined ? [operation.id] : [operation.id, input];
}

/** Throws away what is known of these operations, so that screens showing them read again. */
export async function refresh(client: QueryClient, ...operations: Operation[]): Promise<void> {
  await Promise.all(
    operations.map((operation) => client.invalidateQueries({ queryKey: operationKey(operation) })),
  );
}

/** Reads through a GET operation; the key is the operation's id and its input. */
export function useOperationQuery<O extends Operation>(
  operation: O,
  input: QueryInput<O>,
  options: Omit<UseQueryOptions<CallResult<O>>, 'queryKey' | 'queryFn'> = {},
): UseQueryResult<CallResult<O>> {
  return useQuery<CallResult<O>>({
    ...options,
    queryKey: operationKey(operation, input),
    queryFn: ({ signal }) => call(operation, { ...input, signal } as unknown as CallInput<O>),
  });
}

const retryAfterMs = 500;

/**
 * Writes through an operation. One idempotency key stands for one intention: it stays the same while attempts
 * fail without a verdict (offline, 5xx) on the same input, and changes once the server has decided. Under that key a
 * connection that broke is tried once more without a word: the answer that was lost is the one that comes.
 */
export function useOperationMutation<O extends Operation>(
  operation: O,
  options: Omit<UseMutationOptions<CallResult<O>, Error, CallInput<O>>, 'mutationFn'> = {},
): UseMutationResult<CallResult<O>, Error, CallInput<O>> {
  const client = useQueryClient();
  const intention = useRef<{ of: string; key: string }>(undefined);
  return useMutation<CallResult<O>, Error, CallInput<O>>({
    networkMode: 'always',
    retry: (failures, error) => failures === 0 && hasBroken(error) && isSomebodySignedIn(client),
    retryDelay: retryAfterMs,
    ...options,
    mutationFn: async (input) => {
      const of = JSON.stringify(input);
      if (intention.current?.of !== of) {
        intention.current = { of, key: newIdempotencyKey() };
      }
      const idempotencyKey = input.idempotencyKey ?? intention.current.key;
      try {
        const result = await call(operation, { ...input, idempotencyKey });
        intention.current = undefined;
        return result;
      } catch (error) {
        if (!isUndecided(error)) {
          intention.current = undefined;
        }
        throw error;
      }
    },
  });
}

function isUndecided(error: unknown): boolean {
  return error instanceof Offline || (error instanceof ApiProblem && error.isTemporary);
}

function hasBroken(error: unknown): boolean {
  return error instanceof Offline && navigator.onLine;
}

/** The server remembers the keys of accounts alone. */
function isSomebodySignedIn(client: QueryClient): boolean {
  const session = client.getQueryData<SessionView>(operationKey(getSession, {}));
  return Boolean(session?.account);
}
