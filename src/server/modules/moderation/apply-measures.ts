// Makes an account what the measures in force say, whatever order they came and went in.
import type { RestrictionScope } from '#contracts/accounts/account.vocabulary.ts';
import { holdAccount } from '../accounts/public.ts';
import type { Ctx } from '../audit/public.ts';
import { accountHeld } from './measure.events.ts';
import { listInForce } from './measure.queries.ts';

type InForce = Awaited<ReturnType<typeof listInForce>>[number];

/** To be called in the transaction that changed a measure of this account, with the account locked. */
export async function applyMeasures(ctx: Ctx, accountId: string): Promise<void> {
  const inForce = await listInForce(ctx.tx, accountId, ctx.now);
  const restrictions = inForce
    .filter(({ kind }) => kind === 'restriction' || kind === 'limit')
    .flatMap(({ scopes, per_day, until_at }) =>
      scopes.map((scope) => ({
        scope: scope as RestrictionScope,
        until: until_at?.toISOString() ?? null,
        ...(per_day === null ? {} : { perDay: per_day }),
      })),
    );
  const isNewlyHeld = await holdAccount(ctx, accountId, { restrictions, heldUntil: heldUntil(inForce) });
  if (isNewlyHeld) await ctx.publish(accountHeld(accountId));
}

/** Until when the whole account is held; null for good, undefined when it is not. */
function heldUntil(inForce: readonly InForce[]): Date | null | undefined {
  const holds = inForce.filter(({ kind }) => kind === 'suspension' || kind === 'termination');
  if (holds.length === 0) return undefined;
  const ends = holds.map(({ until_at }) => until_at);
  if (ends.includes(null)) return null;
  return new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)));
}
