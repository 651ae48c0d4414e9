// What may be decided against an account, and what becomes of a decision, as data (A-083 – A-085, B-116, B-117). One row
// for each kind of measure; `decideMeasure` and `decideMove` are their only evaluators. Pure.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { MeasureErrorCode } from '#contracts/moderation/measure.fr.ts';
import {
  type GraveGround,
  type MeasureBasis,
  type MeasureKind,
  type MeasureState,
  terminationNoticeDays,
} from '#contracts/moderation/measure.vocabulary.ts';

/** What is brought along; a guard refuses what is missing. */
export type MeasureAttempt = {
  kind: MeasureKind;
  basis: MeasureBasis;
  grave: GraveGround | null;
  graveReason: string;
  facts: string;
  evidence: string;
  /** Null: for good. Of a warning: until when to remedy. */
  untilAt: Date | null;
  /** Why an end does not wait for its notice; null lets it wait. */
  immediateReason: string | null;
};

export type MeasureFacts = {
  role: AccountRole;
  isOwnAccount: boolean;
  isClosed: boolean;
  /** A warning whose time passed without remedy (B-116). */
  hasUnheededWarning: boolean;
};

type Guard =
  | 'other-account'
  | 'open-account'
  | 'ground'
  | 'grave-reason'
  | 'warned-or-grave'
  | 'end-to-come'
  | 'notice';

type Row = {
  guards: readonly Guard[];
  /** Whether a professional gets notice before it takes effect. */
  waits: boolean;
};

const always = ['other-account', 'open-account', 'ground', 'grave-reason'] as const;

export const measureLifecycle: Record<MeasureKind, Row> = {
  warning: { guards: [...always, 'end-to-come'], waits: false },
  limit: { guards: [...always, 'end-to-come'], waits: false },
  restriction: { guards: [...always, 'end-to-come'], waits: false },
  suspension: { guards: [...always, 'warned-or-grave', 'end-to-come'], waits: false },
  termination: { guards: [...always, 'warned-or-grave', 'notice'], waits: true },
};

export type MeasureDecision =
  | { ok: true; state: 'announced' | 'in-force'; startsAt: Date }
  | { ok: false; refusal: MeasureErrorCode };

const businessRoles: readonly AccountRole[] = ['pharmacist', 'doctor'];

/** No notice is owed where the law or its gravity says so (Regulation (EU) 2019/1150, article 4(4)). */
function isUrgent({ basis, grave }: MeasureAttempt): boolean {
  return basis === 'authority-request' || grave !== null;
}

/** May this be decided now, and from when does it hold? Refusals come in the order of the guards. */
export function decideMeasure(facts: MeasureFacts, attempt: MeasureAttempt, now: Date): MeasureDecision {
  const row = measureLifecycle[attempt.kind];
  for (const guard of row.guards) {
    const refusal = guards[guard](facts, attempt, now);
    if (refusal) return { ok: false, refusal };
  }
  const isWaiting = row.waits && businessRoles.includes(facts.role) && attempt.immediateReason === null;
  return isWaiting
    ? { ok: true, state: 'announced', startsAt: new Date(now.getTime() + terminationNoticeDays * 86_400_000) }
    : { ok: true, state: 'in-force', startsAt: now };
}

const guards: Record<
  Guard,
  (facts: MeasureFacts, attempt: MeasureAttempt, now: Date) => MeasureErrorCode | undefined
> = {
  'other-account': (facts) => (facts.isOwnAccount ? 'measure.own_account' : undefined),
  'open-account': (facts) => (facts.isClosed ? 'measure.not_possible' : undefined),
  ground: (_, { facts, evidence }) =>
    facts.trim() && evidence.trim() ? undefined : 'measure.ground_required',
  'grave-reason': (_, { grave, graveReason }) =>
    grave === 'other-grave' && !graveReason.trim() ? 'measure.grave_reason_required' : undefined,
  'warned-or-grave': ({ hasUnheededWarning }, { basis, grave }) =>
    basis === 'breach' && grave === null && !hasUnheededWarning ? 'measure.warning_first' : undefined,
  'end-to-come': (_, { untilAt }, now) =>
    untilAt !== null && untilAt <= now ? 'measure.end_in_past' : undefined,
  notice: ({ role }, attempt) =>
    businessRoles.includes(role) && attempt.immediateReason !== null && !isUrgent(attempt)
      ? 'measure.notice_required'
      : undefined,
};

/** `start` and `expire` are the clock's, `note-remedy` and `lift` an operator's, `grant-appeal` follows an appeal. */
export type MeasureMove = 'start' | 'expire' | 'note-remedy' | 'lift' | 'grant-appeal';

const moves: Record<
  MeasureMove,
  { kinds: readonly MeasureKind[] | 'all'; from: readonly MeasureState[]; to: MeasureState }
> = {
  start: { kinds: ['termination'], from: ['announced'], to: 'in-force' },
  expire: { kinds: ['warning', 'limit', 'restriction', 'suspension'], from: ['in-force'], to: 'expired' },
  'note-remedy': { kinds: ['warning'], from: ['in-force', 'expired'], to: 'remedied' },
  lift: { kinds: 'all', from: ['announced', 'in-force'], to: 'lifted' },
  'grant-appeal': { kinds: 'all', from: ['announced', 'in-force', 'expired'], to: 'lifted' },
};

type MovedMeasure = { kind: MeasureKind; state: MeasureState; startsAt: Date; untilAt: Date | null };

/** The state after a move, or undefined when it is not possible (any more, or yet). */
export function decideMove(measure: MovedMeasure, move: MeasureMove, now: Date): MeasureState | undefined {
  const { kinds, from, to } = moves[move];
  if (kinds !== 'all' && !kinds.includes(measure.kind)) return undefined;
  if (!from.includes(measure.state)) return undefined;
  if (move === 'start' && measure.startsAt > now) return undefined;
  if (move === 'expire' && (measure.untilAt === null || measure.untilAt > now)) return undefined;
  return to;
}
