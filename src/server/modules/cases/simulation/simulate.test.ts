import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { defaultServiceHours } from '#server/kernel/service-hours.ts';
import { defaultRoutingPolicy } from '../routing-default.ts';
import { Agenda } from './agenda.ts';
import { defaultAssumptions } from './assumptions.ts';
import { createDraw } from './draw.ts';
import { type SimulationInput, simulate } from './simulate.ts';
import { SimulatedCase } from './simulated-case.ts';
import { WaitingLine } from './waiting-line.ts';

const usual: SimulationInput = {
  policy: defaultRoutingPolicy,
  assumptions: defaultAssumptions,
  serviceHours: defaultServiceHours,
  casesPerDay: 50,
  doctors: { 1: 15, 2: 6, 3: 4 },
  days: 60,
  seed: 7,
};

describe('the simulator', () => {
  test('the same seed replays the same days, another one other days', () => {
    const short = { ...usual, days: 10 };
    expect(simulate(short)).toEqual(simulate(short));
    expect(simulate({ ...short, seed: 8 })).not.toEqual(simulate(short));
  });

  test('B-011 B-012 the policy an instance begins with reaches what is wanted, as far as assumptions go', () => {
    const measure = simulate(usual);
    expect(measure.serviceMinutes.median).toBeLessThanOrEqual(120);
    expect(measure.serviceMinutes.p90).toBeLessThanOrEqual(720);
    expect(measure.withoutDermatologist).toBeGreaterThanOrEqual(0.8);
    expect(measure.overFiveDays).toBe(0);
    expect(measure.cases).toBeGreaterThan(2_500);
  });

  test('progress counts every day once', () => {
    const seen: number[] = [];
    simulate({ ...usual, days: 2, onDay: (done) => seen.push(done) });
    expect(seen).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
  });
});

describe('B-010 B-011 waits do not starve', () => {
  const minutes = fc.integer({ min: 15, max: 360 });
  const tier = fc.record({
    takeMinutes: minutes,
    answerMinutes: minutes,
    lateAnswer: fc.constantFrom('up' as const, 'same-tier' as const),
  });
  const tiers = fc.record({ 1: tier, 2: tier, 3: tier });
  const few = fc.integer({ min: 0, max: 3 });
  const doctors = fc.record({ 1: few, 2: few, 3: few });

  test('B-009 whatever the policy, and however few doctors pick whom they like, nobody waits in a queue beyond its time', () => {
    fc.assert(
      fc.property(
        tiers,
        doctors,
        fc.constantFrom('oldest' as const, 'newest' as const),
        fc.nat(),
        (...drawn) => {
          const [times, team, picks, seed] = drawn;
          const form = { ...defaultRoutingPolicy.forms.peau, tiers: times };
          const policy: RoutingPolicy = {
            ...defaultRoutingPolicy,
            forms: { peau: form, 'grain-de-beaute': form },
          };
          const measure = simulate({
            ...usual,
            policy,
            doctors: team,
            picks,
            casesPerDay: 12,
            days: 4,
            seed,
          });
          const longest = Math.max(times[1].takeMinutes, times[2].takeMinutes, times[3].takeMinutes);
          expect(measure.longestInQueue).toBeLessThanOrEqual(longest + 1);
          expect(measure.open).toBe(0);
          expect(measure.overFiveDays).toBe(0);
        },
      ),
      { seed: 20_261_128, numRuns: 120 },
    );
  });

  test('the oldest is first in line, also one that comes from another tier', () => {
    const world = { policy: usual.policy, serviceHours: usual.serviceHours, doctorsOf: usual.doctors };
    const [old, middle, young] = [1, 2, 3].map((sentAt) => new SimulatedCase(world, 'peau', sentAt)) as [
      SimulatedCase,
      SimulatedCase,
      SimulatedCase,
    ];
    const line = new WaitingLine();
    for (const one of [middle, young, old]) line.add(one);
    expect(line.next(1)).toBe(old);
    old.declinedBy.add(1);
    expect(line.next(1)).toBe(middle);
    expect(line.next(2)).toBe(old);
    line.remove(old);
    expect(line.next(2)).toBe(middle);
    expect(line.next(2, 'newest')).toBe(young);
  });
});

test('the agenda gives back what was put in, earliest first, in order of arrival', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
      const agenda = new Agenda<number>();
      for (const [index, at] of times.entries()) agenda.put(at, index);
      const taken = times.map(() => agenda.take());
      const wanted = times.map((at, what) => ({ at, what })).sort((a, b) => a.at - b.at || a.what - b.what);
      expect(taken.map((entry) => entry && { at: entry.at, what: entry.what })).toEqual(wanted);
      expect(agenda.take()).toBeUndefined();
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('chance follows its weights and means', () => {
  const draw = createDraw(11);
  const counts = [0, 0, 0];
  for (let index = 0; index < 4_000; index += 1) {
    const at = draw.weighted([1, 0, 3]);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  expect(counts[1]).toBe(0);
  expect((counts[2] ?? 0) / 4_000).toBeCloseTo(0.75, 1);
  for (const mean of [4, 50]) {
    let sum = 0;
    for (let index = 0; index < 4_000; index += 1) sum += draw.poisson(mean);
    expect(Math.abs(sum / 4_000 / mean - 1)).toBeLessThan(0.05);
  }
});
