import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, Offline } from './problem-errors.ts';

/** The one cache of the page: in memory only (health data never reaches browser storage). */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 5 * 60_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 3 && mayRetry(error),
        retryDelay: (attempt) => Math.min(1_000 * 2 ** attempt, 10_000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function mayRetry(error: unknown): boolean {
  return error instanceof Offline || (error instanceof ApiProblem && error.isTemporary);
}
