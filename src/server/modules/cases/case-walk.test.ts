// « No case is ever lost or stuck » (B-010, B-011), as random walks over the table, the clocks and the sweep alone,
// without a database: whatever people did or left undone, time by itself brings every open case to an end or to the
// medical director within five days and one sweep; and once he acts, it ends.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import {
  type CaseAction,
  type CaseRelation,
  caseActions,
  openStatuses,
} from '#contracts/cases/case.vocabulary.ts';
import { twoHourRouting } from '#test/builders/routing.ts';
import { defaultCaseSettings } from './case.settings.ts';
import { type Deadline, deadlineAfter } from './case-clock.ts';
import { type Attempt, type CaseFacts, decideCase } from './case-lifecycle.ts';
import { minutesOf, nextStep } from './routing.ts';

const policy = twoHourRouting;
const minute = 60_000;
const hour = 60 * minute;
const firstMoment = new Date('2026-11-24T09:00:00Z').getTime();

/** One case and what surrounds it; `free` counts doctors of each tier who may still take it. */
class World {
  now = firstMoment;
  status: CaseFacts['status'] = 'draft';
  tier: ExpertTier = 1;
  deadline: Deadline = { dueAt: null, answerMinutesLeft: null };
  submittedAt: Date | null = null;
  hasHolder = false;
  isAgeAlerted = false;
  free: Record<ExpertTier, number>;

  constructor(free: Record<ExpertTier, number>) {
    this.free = { ...free };
  }

  facts(): CaseFacts {
    return {
      status: this.status,
      tier: this.tier,
      dueAt: this.deadline.dueAt,
      submittedAt: this.submittedAt,
      candidatesLeft: this.free[this.tier],
    };
  }

  /** As `transitionCase` with the settling of empty tiers that follows a queueing; answers whether it was done. */
  act(action: CaseAction, relation: CaseRelation, attempt: Attempt): boolean {
    const now = new Date(this.now);
    const decision = decideCase(this.facts(), action, relation, attempt, now);
    if (!decision.ok) return false;
    if (action === 'submit') this.submittedAt = now;
    if (action === 'decline') this.free[this.tier] = Math.max(0, this.free[this.tier] - 1);
    this.status = decision.status;
    this.tier = decision.tier;
    const times = { ...minutesOf(policy, 'peau', this.tier), serviceHours: defaultCaseSettings.serviceHours };
    this.deadline = deadlineAfter(this.deadline, decision.clock, times, now);
    if (decision.expert !== 'keep') this.hasHolder = decision.expert === 'set';
    if (this.status === 'queued' && this.free[this.tier] === 0) this.climb();
    return true;
  }

  /** What the routing decides, done by the life cycle. */
  climb(): void {
    const { status, tier, dueAt, candidatesLeft } = this.facts();
    const facts = { form: 'peau' as const, status, tier, dueAt, candidatesLeft };
    const step = nextStep(facts, policy, new Date(this.now));
    if (step.kind !== 'climb') return;
    const staysOnTier = step.toTier === tier && !step.isEnd;
    expect(this.act('escalate', 'system', { staysOnTier })).toBe(true);
  }

  /** As `watchDeadlines`: what is overdue or left by everybody moves up, what is old is told. */
  sweep(): void {
    this.climb();
    if (this.isAgeAlerted || !this.isOpen()) return;
    this.isAgeAlerted = this.act('alert-age', 'system', { directorAlertHours: policy.directorAlertHours });
  }

  isOpen(): boolean {
    return (openStatuses as readonly string[]).includes(this.status);
  }

  doesDirectorKnow(): boolean {
    return this.status === 'unanswered' || this.isAgeAlerted;
  }

  check(): void {
    const { status } = this;
    const isDoctorsTurn = status === 'claimed' || status === 'clarifying';
    const isWatched =
      this.deadline.dueAt !== null || status === 'clarifying' || this.doesDirectorKnow() || !this.isOpen();
    expect(isWatched, `an open case nobody watches: ${status}`).toBe(true);
    expect(this.hasHolder || !isDoctorsTurn, `${status} without a doctor`).toBe(true);
    expect(this.deadline.dueAt === null || status === 'queued' || status === 'claimed').toBe(true);
    if (status === 'answered') expect(this.hasHolder).toBe(true);
    if (status === 'queued' || status === 'unanswered') expect(this.hasHolder).toBe(false);
  }

  /** Lets time pass, with a sweep now and then: every `every` minutes. */
  pass(minutes: number, every = 60): void {
    for (let passed = 0; passed < minutes; passed += every) {
      this.now += Math.min(every, minutes - passed) * minute;
      this.sweep();
      this.check();
    }
  }
}

const people: readonly CaseRelation[] = [
  'requester',
  'candidate',
  'holder',
  'answerer',
  'director',
  'stranger',
];
/** Ends are rare, so that walks are long. */
const endings: readonly CaseAction[] = ['withdraw', 'object', 'discard', 'answer', 'end'];
const steps = [...caseActions.filter((action) => !endings.includes(action)), 'end', 'pass', 'doctor-leaves'];

const stepOf = fc.record({
  step: fc.constantFrom(...steps),
  by: fc.constantFrom(...people),
  minutes: fc.constantFrom(1, 20, 90, 121, 600, 1500),
  startTier: fc.constantFrom<ExpertTier>(1, 2, 3),
  isSloppy: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
});
type Step = typeof stepOf extends fc.Arbitrary<infer S> ? S : never;

const doctors = fc.record({
  1: fc.integer({ min: 0, max: 3 }),
  2: fc.integer({ min: 0, max: 2 }),
  3: fc.integer({ min: 0, max: 2 }),
});

function take(world: World, { step, by, minutes, startTier, isSloppy }: Step): void {
  if (step === 'pass') {
    world.pass(minutes);
    return;
  }
  if (step === 'doctor-leaves') {
    world.free[world.tier] = Math.max(0, world.free[world.tier] - 1);
    return;
  }
  if (by === 'candidate' && world.free[world.tier] === 0) return;
  const isFine = !isSloppy;
  world.act(step as CaseAction, by, {
    reason: isFine ? 'raison' : '',
    startTier,
    isComplete: isFine,
    isStartTierOpen: isFine,
    isEmergency: !isFine,
    arePointsSettled: isFine,
    hasAskedChange: isFine,
    isOpinionComplete: isFine,
    isPreviewFresh: isFine,
  });
  world.check();
}

test('B-010 B-011 no case is ever lost or stuck: 600 walks of up to 200 steps', () => {
  const reached = new Set<string>();
  let stepsTaken = 0;
  fc.assert(
    fc.property(doctors, fc.array(stepOf, { minLength: 60, maxLength: 200 }), (free, walk) => {
      const world = new World(free);
      world.act('submit', 'requester', { isComplete: true, isStartTierOpen: true, startTier: 1 });
      for (const step of walk) {
        take(world, step);
        reached.add(world.status);
        stepsTaken += 1;
      }
      if (!world.isOpen()) return;

      // Nobody does anything any more: within five days of sending and one sweep the director knows.
      const limit = (world.submittedAt?.getTime() ?? world.now) + policy.directorAlertHours * hour;
      const wait = Math.max(0, limit - world.now) / minute;
      world.pass(wait + 1, 30);
      expect(world.doesDirectorKnow()).toBe(true);

      // He acts: what is unanswered he ends; anything else he puts back into the queue, and time brings it to him.
      if (world.status !== 'unanswered') {
        expect(world.act('reroute', 'director', { reason: 'bloqué', startTier: 1 })).toBe(true);
        world.pass(7 * 24 * 60, 60);
      }
      expect(world.status).toBe('unanswered');
      expect(world.act('end', 'director', { reason: 'sans réponse' })).toBe(true);
      expect(world.status).toBe('ended');
    }),
    { seed: 20_261_122, numRuns: 600 },
  );
  expect(stepsTaken).toBeGreaterThan(30_000);
  expect([...reached]).toEqual(expect.arrayContaining([...openStatuses, 'ended']));
});

test('B-010 a walk in which everybody stays away climbs the ladder and ends with the director', () => {
  const world = new World({ 1: 2, 2: 1, 3: 1 });
  world.act('submit', 'requester', { isComplete: true, isStartTierOpen: true, startTier: 1 });
  const seen: string[] = [];
  for (let minutes = 0; minutes < 3 * 24 * 60 && world.status !== 'unanswered'; minutes += 1) {
    world.pass(1, 1);
    const place = `${world.status} ${world.tier}`;
    if (seen.at(-1) !== place) seen.push(place);
  }
  expect(seen).toEqual(['queued 1', 'queued 2', 'queued 3', 'unanswered 3']);
  expect((world.now - firstMoment) / hour).toBe(6);
});
