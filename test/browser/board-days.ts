// Ninety days of a lively service, written as the system: times and codes only, no content is ever opened.
import { clarificationKinds } from '#contracts/cases/case.vocabulary.ts';
import type { Ctx } from '#server/modules/audit/public.ts';
import type { People } from '#test/journeys/steps.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T };
}

type Random = ReturnType<typeof createRandom>;
type Tier = 1 | 2 | 3;

/** When one case was sent, taken and answered, and by a doctor of which tier. */
function drawLife(random: Random, number: number, now: Date) {
  const tier: Tier = random.pick([1, 1, 1, 1, 1, 1, 2, 2, 2, 3]);
  const isOpen = number % 24 === 0;
  const age = isOpen ? random.next() ** 2 * 7 * day : day + random.next() * 89 * day;
  const sentAt = new Date(now.getTime() - age);
  const takenAt = new Date(sentAt.getTime() + random.next() * tier * 90 * minute);
  const answeredAt = new Date(takenAt.getTime() + (3 + random.next() ** 3 * tier * 600) * minute);
  const status = isOpen
    ? random.pick(['queued', 'claimed', 'clarifying', 'unanswered'] as const)
    : 'answered';
  const isHeld = status !== 'queued' && status !== 'unanswered';
  return {
    tier,
    sentAt,
    status,
    takenAt: isHeld ? takenAt : null,
    answeredAt: isOpen ? null : answeredAt,
  } as const;
}

/** One photo in eight went out despite a warning. */
function drawOverride(random: Random) {
  if (random.next() >= 0.12) return { overridden_photo_count: 0, photo_overrides: [] };
  const reason = random.pick(['patient-moves', 'patient-moves', 'no-more-light', 'hard-place', 'in-words']);
  const hints = random.pick(['shaken', 'blurred', 'dark', 'shaken blurred']);
  return {
    overridden_photo_count: 1,
    photo_overrides: [`${reason} ${reason === 'in-words' ? 'small' : hints}`],
  };
}

export async function storeDays(ctx: Ctx, people: People): Promise<void> {
  const random = createRandom(20_261_128);
  const doctors = { 1: [people.doctor1, people.doctor1b], 2: [people.doctor2], 3: [people.doctor3] } as const;
  const pharmacist = await ctx.tx
    .selectFrom('accounts')
    .select('organisation_id')
    .where('id', '=', people.pharmacist.id)
    .executeTakeFirstOrThrow();
  const key = ctx.keyring.newDataKey().wrapped;
  for (let number = 0; number < 360; number += 1) {
    const { tier, sentAt, status, takenAt, answeredAt } = drawLife(random, number, ctx.now);
    await ctx.tx
      .insertInto('cases')
      .values({
        id: ctx.newId(),
        reference: `ESSAI-${number}`,
        organisation_id: pharmacist.organisation_id ?? '',
        created_by: people.pharmacist.id,
        data_key: key,
        form: random.pick(['peau', 'peau', 'grain-de-beaute'] as const),
        form_version: 1,
        status,
        tier,
        start_tier: 1,
        revision: 1,
        submission_version: 1,
        photo_count: 2,
        escalation_count: tier - 1,
        is_urgent: false,
        created_at: sentAt,
        updated_at: sentAt,
        submitted_at: sentAt,
        claimed_at: takenAt,
        expert_id: takenAt && random.pick(doctors[tier]).id,
        first_answered_at: answeredAt,
        answered_at: answeredAt,
        read_at: answeredAt,
        handed_over_at: answeredAt,
        opinion_reminders_sent: 0,
        asked_kinds: random.next() < 0.22 ? [random.pick(clarificationKinds)] : null,
        ...drawOverride(random),
        nir_digest: `patient-${Math.floor(random.next() * 700)}`,
      })
      .execute();
  }
}
