import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts attempts by key in PostgreSQL, so that limits survive restarts and hold over several nodes. */
export type AttemptLimit = {
  /** Seconds to wait, or null when one more attempt is allowed; counts nothing. */
  secondsToWait: (key: string) => Promise<number | null>;
  /** Counts a failed attempt; answers how many there are now in this window. */
  countFailure: (key: string) => Promise<number>;
  forget: (key: string) => Promise<void>;
};

/** `attempts` failures in `windowSeconds` close the key for `blockSeconds`. Needs the table `rate_limits`. */
export function createAttemptLimit(
  pool: Pool,
  limit: { name: string; attempts: number; windowSeconds: number; blockSeconds: number },
): AttemptLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: limit.name,
    points: limit.attempts,
    duration: limit.windowSeconds,
    blockDuration: limit.blockSeconds,
  });
  return {
    secondsToWait: async (key) => {
      const state = await limiter.get(key);
      return state !== null && state.consumedPoints >= limit.attempts
        ? Math.ceil(state.msBeforeNext / 1000)
        : null;
    },
    countFailure: async (key) => {
      try {
        return (await limiter.consume(key)).consumedPoints;
      } catch (refusal) {
        // The library rejects with its result when the limit is reached: that is the count, not an error.
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return refusal.consumedPoints;
      }
    },
    forget: async (key) => {
      await limiter.delete(key);
    },
  };
}
