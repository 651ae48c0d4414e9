// What becomes of a refusal: a line of codes in the log, a figure, and a word to the operators when one account
// gathers many of those that a screen of ours does not cause.
import type { RunUseCase } from '#server/modules/audit/public.ts';
import { tellOfRefusals } from '#server/modules/moderation/public.ts';
import type { Logger } from '#server/platform/log/create-logger.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { system } from '#server/policy/actor.ts';

/** `what`: a door or an operation; never an address or an id of something that one may not see. */
export type Refusal = { accountId: string; what: string; code: string };

export type RefusalWatch = {
  /** Returns at once; what it sets off goes on behind. */
  note: (refusal: Refusal) => void;
  /** Waits for what is under way. */
  settle: () => Promise<void>;
};

/** So many refusals in so many seconds are told once; then silence about that account for an hour. */
export const refusalAlert = { attempts: 30, windowSeconds: 600, blockSeconds: 3600 };

const isProbing = ({ code }: Refusal) => code === 'access.denied' || code.endsWith('not_found');

export function createRefusalWatch(parts: {
  run: RunUseCase;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  limit: AttemptLimit;
  /** Adds one to the figure of refusals. */
  count?: ((labels: { code: string }) => void) | undefined;
}): RefusalWatch {
  const underWay = new Set<Promise<void>>();

  async function watch({ accountId }: Refusal): Promise<void> {
    // Exactly one of the refusals is the one that makes the number full, however many processes count.
    if ((await parts.limit.countFailure(accountId)) !== refusalAlert.attempts) return;
    await parts.run(system('refusals'), (ctx) => tellOfRefusals(ctx, accountId));
  }

  return {
    note(refusal) {
      parts.count?.({ code: refusal.code });
      if (!isProbing(refusal)) {
        parts.log.info(refusal, 'access.put_off');
        return;
      }
      parts.log.warn(refusal, 'access.denied');
      const work = watch(refusal)
        .catch((error: unknown) => parts.log.error({ err: error }, 'access.watch_failed'))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    },
    settle: async () => {
      await Promise.all(underWay);
    },
  };
}
