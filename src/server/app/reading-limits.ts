// Against copying in bulk: lists and searches are counted by account and by address of the network,
// cases opened for the first time by account. Far above what work needs; on the way there the operators are told once, at
// the end the answer is 429. Counted in the database, so that several processes share it.
import { isListing, type Operation } from '#contracts/operation.ts';
import { countSubjectsOf } from '#server/modules/audit/audit.queries.ts';
import { countActsOf, type RunUseCase } from '#server/modules/audit/public.ts';
import { tellOfReading } from '#server/modules/moderation/public.ts';
import type { Database } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import type { NoteDenied } from './doorkeeper.ts';

export type ReadingLimits = {
  /** Lists and searches of one account in an hour. */
  listsPerHour: number;
  /** The same from one address of the network, where a whole pharmacy may sit. */
  listsPerHourOfAddress: number;
  /** Cases opened that were not opened in the same span before, by one account. */
  casesPerHour: number;
  casesPerDay: number;
};
export const defaultReadingLimits: ReadingLimits = {
  listsPerHour: 2_000,
  listsPerHourOfAddress: 10_000,
  casesPerHour: 200,
  casesPerDay: 800,
};

/** The share of a limit at which the operators are told. */
export const alertShare = 0.5;
export const alertAt = (limit: number): number => Math.ceil(limit * alertShare);

export const hourSeconds = 3_600;
const daySeconds = 86_400;

/** Look-ups of one person or thing that answer no list, and could be tried in a row. */
const lookUps = new Set(['measures.find-account', 'operator.look-up-profile']);

/** Operations that open a case, and those that came before it. */
const opensCases = new Set(['cases.get', 'cases.earlier']);

export function isCountedAsList(operation: Operation): boolean {
  return isListing(operation) || lookUps.has(operation.id);
}

export type Reading = {
  actor: AccountActor;
  operation: Operation;
  caseId: string | undefined;
  address: string;
};
/** @throws AppError `quota.lists`, `quota.cases` with the seconds to wait */
export type CountReading = (reading: Reading) => Promise<void>;

export function createReadingLimits(parts: {
  db: Database;
  run: RunUseCase;
  now: () => Date;
  limits: ReadingLimits;
  accountLimit: AttemptLimit;
  addressLimit: AttemptLimit;
  /** Sees to it that an account is told of once in a day. */
  alertLimit: AttemptLimit;
  noteDenied: NoteDenied;
}): CountReading {
  const { limits } = parts;

  function refuse(reading: Reading, code: 'quota.lists' | 'quota.cases', seconds: number): never {
    const { actor, operation } = reading;
    parts.noteDenied({ accountId: actor.accountId, what: operation.id, code });
    throw new AppError(code, { retryAfterSeconds: seconds });
  }

  async function alert({ actor }: Reading, what: 'lists' | 'cases'): Promise<void> {
    if ((await parts.alertLimit.countFailure(`${what}:${actor.accountId}`)) !== 1) return;
    await parts.run(system('reading-limits'), (ctx) => tellOfReading(ctx, actor.accountId, what));
  }

  async function countList(reading: Reading): Promise<void> {
    const { actor, address } = reading;
    const [mine, here] = await Promise.all([
      parts.accountLimit.countFailure(actor.accountId),
      parts.addressLimit.countFailure(address),
    ]);
    if (mine === alertAt(limits.listsPerHour)) await alert(reading, 'lists');
    if (here === alertAt(limits.listsPerHourOfAddress)) await alert(reading, 'lists');
    if (mine <= limits.listsPerHour && here <= limits.listsPerHourOfAddress) return;
    const waits = await Promise.all([
      parts.accountLimit.secondsToWait(actor.accountId),
      parts.addressLimit.secondsToWait(address),
    ]);
    refuse(reading, 'quota.lists', Math.max(60, ...waits.map((wait) => wait ?? 0)));
  }

  async function countCase(reading: Reading, caseId: string): Promise<void> {
    const { actor } = reading;
    for (const { span, most } of [
      { span: hourSeconds, most: limits.casesPerHour },
      { span: daySeconds, most: limits.casesPerDay },
    ]) {
      const since = new Date(parts.now().getTime() - span * 1_000);
      const opened = await countSubjectsOf(parts.db, {
        accountId: actor.accountId,
        action: 'case.read',
        since,
      });
      if (opened >= alertAt(most)) await alert(reading, 'cases');
      if (opened < most) continue;
      const before = await countActsOf(parts.db, actor.accountId, ['case.read'], since, caseId);
      if (before === 0) refuse(reading, 'quota.cases', span === hourSeconds ? 900 : 3_600);
    }
  }

  return async (reading) => {
    if (isCountedAsList(reading.operation)) await countList(reading);
    if (opensCases.has(reading.operation.id) && reading.caseId) await countCase(reading, reading.caseId);
  };
}
