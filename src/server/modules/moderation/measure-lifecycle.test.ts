import { describe, expect, test } from 'vitest';
import { accountRoles } from '#contracts/accounts/account.vocabulary.ts';
import {
  graveGrounds,
  measureBases,
  measureKinds,
  measureStates,
} from '#contracts/moderation/measure.vocabulary.ts';
import {
  decideMeasure,
  decideMove,
  type MeasureAttempt,
  type MeasureFacts,
  type MeasureMove,
} from './measure-lifecycle.ts';

const now = new Date('2026-11-28T09:00:00.000Z');
const later = new Date('2026-12-28T09:00:00.000Z');
const facts: MeasureFacts = {
  role: 'pharmacist',
  isOwnAccount: false,
  isClosed: false,
  hasUnheededWarning: false,
};
const attempt: MeasureAttempt = {
  kind: 'warning',
  basis: 'breach',
  grave: null,
  graveReason: '',
  facts: 'des faits',
  evidence: 'une preuve',
  untilAt: later,
  immediateReason: null,
};
const refusalOf = (moreFacts: Partial<MeasureFacts>, more: Partial<MeasureAttempt>) => {
  const decision = decideMeasure({ ...facts, ...moreFacts }, { ...attempt, ...more }, now);
  return decision.ok ? decision.state : decision.refusal;
};

describe('A-083 A-085 B-116 B-117 what may be decided', () => {
  test.each(measureKinds)('A-085 %s without facts or without evidence is refused', (kind) => {
    const grave = 'fraud' as const;
    expect(refusalOf({}, { kind, grave, facts: ' ' })).toBe('measure.ground_required');
    expect(refusalOf({}, { kind, grave, evidence: '' })).toBe('measure.ground_required');
  });

  test.each(measureKinds)('%s: never oneself, never a closed account', (kind) => {
    expect(refusalOf({ isOwnAccount: true }, { kind, grave: 'fraud' })).toBe('measure.own_account');
    expect(refusalOf({ isClosed: true }, { kind, grave: 'fraud' })).toBe('measure.not_possible');
  });

  test('B-116 suspending or ending for a plain breach needs a warning that passed; the lighter ones do not', () => {
    for (const kind of ['suspension', 'termination'] as const) {
      expect(refusalOf({}, { kind })).toBe('measure.warning_first');
      expect(refusalOf({ hasUnheededWarning: true }, { kind })).not.toBe('measure.warning_first');
    }
    for (const kind of ['warning', 'limit', 'restriction'] as const) {
      expect(refusalOf({}, { kind })).toBe('in-force');
    }
  });

  test('B-117 each grave ground and each other basis suspends at once; « other » needs its reason', () => {
    for (const grave of graveGrounds) {
      expect(refusalOf({}, { kind: 'suspension', grave, graveReason: 'écrit' })).toBe('in-force');
    }
    for (const basis of measureBases.filter((one) => one !== 'breach')) {
      expect(refusalOf({}, { kind: 'suspension', basis })).toBe('in-force');
    }
    expect(refusalOf({}, { kind: 'suspension', grave: 'other-grave' })).toBe('measure.grave_reason_required');
  });

  test('an end must be to come', () => {
    for (const kind of ['warning', 'limit', 'restriction'] as const) {
      expect(refusalOf({}, { kind, untilAt: now })).toBe('measure.end_in_past');
    }
    expect(refusalOf({}, { kind: 'suspension', grave: 'fraud', untilAt: now })).toBe('measure.end_in_past');
  });

  test.each(accountRoles)(
    'A-084 ending a %s: notice for professionals unless urgent, with a reason',
    (role) => {
      const isBusiness = role === 'pharmacist' || role === 'doctor';
      const kind = 'termination' as const;
      const plain = { kind, basis: 'rights-infringement' as const };
      expect(refusalOf({ role }, plain)).toBe(isBusiness ? 'announced' : 'in-force');
      expect(refusalOf({ role }, { ...plain, immediateReason: 'motif' })).toBe(
        isBusiness ? 'measure.notice_required' : 'in-force',
      );
      expect(refusalOf({ role }, { kind, grave: 'fraud', immediateReason: 'motif' })).toBe('in-force');
      const decision = decideMeasure({ ...facts, role }, { ...attempt, ...plain }, now);
      expect(decision).toMatchObject({ startsAt: isBusiness ? later : now });
    },
  );
});

describe('A-083 what becomes of a decision', () => {
  const moves: readonly MeasureMove[] = ['start', 'expire', 'note-remedy', 'lift', 'grant-appeal'];
  const possible = (startsAt: Date, untilAt: Date | null) =>
    measureKinds.flatMap((kind) =>
      measureStates.flatMap((state) =>
        moves.flatMap((move) => {
          const to = decideMove({ kind, state, startsAt, untilAt }, move, now);
          return to ? [`${kind} ${move} ${state}>${to}`] : [];
        }),
      ),
    );

  test('nothing leaves the states where it is over, but a late remedy and a granted appeal', () => {
    const fromOver = possible(now, now).filter((line) => /(expired|lifted|remedied)>/.test(line));
    expect(fromOver).toEqual([
      'warning note-remedy expired>remedied',
      ...measureKinds.map((kind) => `${kind} grant-appeal expired>lifted`),
    ]);
  });

  test('the clock moves nothing before its time, and nothing that has no end', () => {
    const clock = / (start|expire) /;
    expect(possible(later, later).filter((line) => clock.test(line))).toEqual([]);
    expect(possible(later, null).filter((line) => clock.test(line))).toEqual([]);
    expect(possible(now, now).filter((line) => clock.test(line))).toEqual([
      'warning expire in-force>expired',
      'limit expire in-force>expired',
      'restriction expire in-force>expired',
      'suspension expire in-force>expired',
      'termination start announced>in-force',
    ]);
  });
});
