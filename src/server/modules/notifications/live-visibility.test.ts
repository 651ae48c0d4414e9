import { describe, expect, test } from 'vitest';
import type { AccountActor } from '#server/policy/actor.ts';
import { createLiveFeed } from './live-feed.ts';
import { type LiveSignal, parseLiveSignal } from './live-signal.events.ts';
import { liveEventsFor, liveSignalOf } from './live-visibility.ts';
import type { CaseHappened } from './notices.ts';

const uuid = (end: string) => `019ab000-0000-7000-8000-${end.padStart(12, '0')}`;
const caseId = uuid('1');
const happened: CaseHappened = {
  action: 'claim',
  caseId,
  status: 'claimed',
  fromStatus: 'queued',
  tier: 2,
  fromTier: 2,
  pharmacyId: uuid('2'),
};
const pharmacist = (organisationId: string): AccountActor => ({
  kind: 'pharmacist',
  accountId: uuid('10'),
  organisationId,
  mayAddDermoscopicToSkin: false,
});
const doctor = (accountId: string, tier: 1 | 2 | 3 | null): AccountActor => ({
  kind: 'doctor',
  accountId,
  tier,
});
const [holder, decliner, other] = [uuid('20'), uuid('21'), uuid('22')];
const volunteer = uuid('23');
const signal: LiveSignal = liveSignalOf(happened, [holder, null, undefined, holder], [decliner], [volunteer]);

describe('B-058 who learns that a case changed', () => {
  test.each<[string, AccountActor, string[]]>([
    ['its pharmacy', pharmacist(uuid('2')), ['case']],
    ['another pharmacy', pharmacist(uuid('3')), []],
    ['the doctor who holds it', doctor(holder, 2), ['queue', 'case']],
    ['a doctor of its tier', doctor(other, 2), ['queue']],
    ['a doctor who declined it (B-010)', doctor(decliner, 2), []],
    ['a doctor of another tier', doctor(other, 3), []],
    ['a doctor of a higher tier who chose this one as well', doctor(volunteer, 3), ['queue']],
    ['the doctor who holds it, moved to another tier', doctor(holder, 3), ['case']],
    ['a doctor not verified', doctor(other, null), []],
    ['the medical director', { kind: 'director', accountId: uuid('30') }, ['case']],
    ['the operator', { kind: 'operator', accountId: uuid('31') }, []],
  ])('%s', (_who, actor, topics) => {
    const events = liveEventsFor(actor, signal);
    expect(events).toEqual(topics.map((topic) => ({ topic, caseId })));
  });

  test('both queues are rung when a case moves up, none when it is between pharmacy and doctor', () => {
    const up = { ...happened, action: 'escalate', status: 'queued', fromTier: 1 } as const;
    expect(liveSignalOf(up, [], []).tiers).toEqual([1, 2]);
    const aside = { ...happened, action: 'resubmit', fromStatus: 'clarifying' } as const;
    expect(liveSignalOf(aside, [], []).tiers).toEqual([]);
  });

  test('rings no queue rather than one that must not hear, when too many declined', () => {
    const declined = Array.from({ length: 101 }, (_, index) => uuid(String(1000 + index)));
    const crowded = liveSignalOf(happened, [holder], declined);
    expect([crowded.tiers, crowded.hiddenFrom]).toEqual([[], []]);
    const full = liveSignalOf(happened, [holder], declined.slice(1), declined);
    expect(full.volunteerIds).toHaveLength(50);
    expect(JSON.stringify(full).length).toBeLessThan(7_900);
  });
});

describe('live feed', () => {
  test('offers each note to every watcher by its rights, until it leaves', () => {
    let ring: (note: unknown) => void = () => undefined;
    const feed = createLiveFeed({
      subscribe: (listener) => {
        ring = listener;
        return () => undefined;
      },
    });
    const [own, foreign]: [unknown[], unknown[]] = [[], []];
    const leave = feed.watch(pharmacist(uuid('2')), (event) => own.push(event));
    feed.watch(pharmacist(uuid('3')), (event) => foreign.push(event));
    ring({ anything: 'else' });
    ring(JSON.parse(JSON.stringify(signal)));
    leave();
    ring(JSON.parse(JSON.stringify(signal)));
    expect([own, foreign]).toEqual([[{ topic: 'case', caseId }], []]);
  });

  test('a note of another shape is no signal', () => {
    expect(parseLiveSignal({ ...signal, name: 'x' })).toBeUndefined();
    expect(parseLiveSignal(signal)).toEqual(signal);
  });
});
