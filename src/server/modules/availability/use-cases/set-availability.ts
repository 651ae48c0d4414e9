// A doctor says when he wishes to be told. What waits is looked at again at once: who comes back hears of it.
import type { AvailabilityView } from '#contracts/availability/availability.contract.ts';
import { availabilityFieldsFr } from '#contracts/availability/availability.fr.ts';
import { type PauseChoice, tiersOpenTo } from '#contracts/availability/availability.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { availabilityChanged, availabilityPaused, availabilityResumed } from '../availability.audit.ts';
import { setAvailability, setPause, takeAvailability } from '../availability.store.ts';
import { endOfPause } from '../availability.ts';
import { findTiers } from './read-availability.ts';

export type AvailabilityWish = Pick<
  AvailabilityView,
  'hours' | 'absences' | 'dailyMaximum' | 'tiers' | 'revision'
>;

/**
 * @throws AppError `availability.tier_not_open` for a level above the qualification
 * @throws AppError `availability.changed` for a revision that is no longer the last
 */
export async function saveAvailability(ctx: Ctx, actor: DoctorActor, wish: AvailabilityWish): Promise<void> {
  const tiers = wish.tiers && [...new Set(wish.tiers)].sort();
  const open = tiersOpenTo(actor.tier);
  if (tiers?.some((tier) => !open.includes(tier))) {
    const code = 'availability.tier_not_open';
    throw new AppError(code, {
      fields: [{ path: 'tiers', code, message: availabilityFieldsFr.tierTooHigh }],
    });
  }
  const row = await takeAvailability(ctx.tx, actor.accountId, ctx.now);
  if (row.revision !== wish.revision) throw new AppError('availability.changed');
  const revision = row.revision + 1;
  const absences = wish.absences.toSorted((one, other) => one.fromOn.localeCompare(other.fromOn));
  await setAvailability(ctx.tx, actor.accountId, { ...wish, absences, tiers, revision }, ctx.now);
  ctx.audit(auditEntry(availabilityChanged, actor.accountId, { revision }));
  await tellOthers(ctx, actor);
}

/** A second pause replaces the first. */
export async function pauseAvailability(
  ctx: Ctx,
  actor: DoctorActor,
  { until: choice, zone }: { until: PauseChoice; zone: string },
): Promise<void> {
  await takeAvailability(ctx.tx, actor.accountId, ctx.now);
  const until = endOfPause(choice, ctx.now, zone);
  await setPause(ctx.tx, actor.accountId, { at: ctx.now, until }, ctx.now);
  ctx.audit(auditEntry(availabilityPaused, actor.accountId, { untilAt: until?.toISOString() ?? null }));
  await tellOthers(ctx, actor);
}

/** Changes nothing where no pause is under way. */
export async function resumeAvailability(ctx: Ctx, actor: DoctorActor): Promise<void> {
  const row = await takeAvailability(ctx.tx, actor.accountId, ctx.now);
  if (row.paused_at === null) return;
  await setPause(ctx.tx, actor.accountId, { at: null, until: null }, ctx.now);
  ctx.audit(auditEntry(availabilityResumed, actor.accountId, {}));
  await tellOthers(ctx, actor);
}

async function tellOthers(ctx: Ctx, actor: DoctorActor): Promise<void> {
  const { wanted } = await findTiers(ctx, actor);
  for (const tier of wanted) {
    const subjectId = actor.accountId;
    await ctx.publish({ type: 'account.availability-changed', subjectId, data: { tier } });
  }
}
