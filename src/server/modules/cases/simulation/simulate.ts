// Replays days of requests and doctors on a simulated clock (B-010 – B-012): people do what the assumptions say, cases go
// where the product's own routing, life cycle and clock send them. Pure and seeded. Hours are those of the service in a zone
// without clock changes.
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { addServiceTime, type ServiceHours } from '#server/kernel/service-hours.ts';
import { Agenda } from './agenda.ts';
import type { Assumptions, Chances } from './assumptions.ts';
import { createDraw, type Draw } from './draw.ts';
import { type Measure, Measures } from './measures.ts';
import { SimulatedCase, type World } from './simulated-case.ts';
import { WaitingLine } from './waiting-line.ts';

export type SimulationInput = {
  policy: RoutingPolicy;
  assumptions: Assumptions;
  serviceHours: ServiceHours;
  casesPerDay: number;
  doctors: Record<ExpertTier, number>;
  /** Days that are measured; ten before and seven after are run too. */
  days: number;
  seed: number;
  /** How doctors pick from their queue; the product shows the oldest first. */
  picks?: 'oldest' | 'newest';
  /** Called after each simulated day. */
  onDay?: (done: number, all: number) => void;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Monday 5 January 2026. */
const firstDay = Date.UTC(2026, 0, 5);
const daysBefore = 10;
const daysAfter = 7;

type Doctor = { id: number; tier: ExpertTier; presentUntil: number; isBusy: boolean };
type Happening = (at: number) => void;

export function simulate(input: SimulationInput): Measure {
  return new Simulation(input).run();
}

class Simulation {
  private readonly agenda = new Agenda<Happening>();
  private readonly draw: Draw;
  private readonly lines: Record<ExpertTier, WaitingLine>;
  private readonly doctors: Record<ExpertTier, Doctor[]>;
  private readonly world: World;
  private readonly measures: Measures;

  private readonly input: SimulationInput;

  constructor(input: SimulationInput) {
    this.input = input;
    const { doctors, policy, serviceHours, seed } = input;
    this.draw = createDraw(seed);
    this.lines = { 1: new WaitingLine(), 2: new WaitingLine(), 3: new WaitingLine() };
    const group = (tier: ExpertTier): Doctor[] =>
      Array.from({ length: doctors[tier] }, (_, index) => ({
        id: tier * 100_000 + index,
        tier,
        presentUntil: 0,
        isBusy: false,
      }));
    this.doctors = { 1: group(1), 2: group(2), 3: group(3) };
    this.world = { policy, serviceHours: { ...serviceHours, zone: 'UTC' }, doctorsOf: doctors };
    this.measures = new Measures(this.world.serviceHours, input);
  }

  run(): Measure {
    const all = daysBefore + this.input.days + daysAfter;
    for (let index = 0; index < all; index += 1) {
      this.agenda.put(firstDay + index * day, (at) => {
        this.beginDay(at, index);
        this.input.onDay?.(index + 1, all);
      });
    }
    const end = firstDay + all * day;
    for (let next = this.agenda.take(); next && next.at < end; next = this.agenda.take()) next.what(next.at);
    return this.measures.result(this.doctors);
  }

  private beginDay(at: number, index: number): void {
    const { assumptions, casesPerDay } = this.input;
    const weekday = index % 7;
    const weights = assumptions.arrivalDays.value;
    const mean =
      (casesPerDay * 7 * (weights[weekday] ?? 0)) / weights.reduce((sum, weight) => sum + weight, 0);
    for (let left = this.draw.poisson(mean); left > 0; left -= 1) {
      this.agenda.put(this.momentOf(at, assumptions.arrivalHours.value), (now) => this.arrive(now));
    }
    for (const tier of expertTiers) {
      for (const doctor of this.doctors[tier]) this.planSessions(doctor, at, weekday);
    }
  }

  private momentOf(midnight: number, hours: readonly number[]): number {
    return midnight + this.draw.weighted(hours) * hour + Math.floor(this.draw.share() * hour);
  }

  private planSessions(doctor: Doctor, midnight: number, weekday: number): void {
    const { sessionHours, sessionDays, doctors } = this.input.assumptions;
    const { sessionsPerDay, sessionMinutes, awayShare } = doctors.value[doctor.tier];
    if (this.draw.chance(awayShare)) return;
    const count = this.draw.poisson(sessionsPerDay * (sessionDays.value[weekday] ?? 0));
    for (let left = count; left > 0; left -= 1) {
      this.agenda.put(this.momentOf(midnight, sessionHours.value), (now) => {
        doctor.presentUntil = Math.max(doctor.presentUntil, now + sessionMinutes * minute);
        if (!doctor.isBusy) this.look(doctor, now);
      });
    }
  }

  private arrive(now: number): void {
    const { assumptions, days } = this.input;
    const form = this.draw.chance(assumptions.moleShare.value) ? 'grain-de-beaute' : 'peau';
    const one = new SimulatedCase(this.world, form, now);
    const wish = this.draw.chance(assumptions.asksHigher.value) ? ((2 + this.draw.below(2)) as 2 | 3) : 1;
    one.send(wish);
    const from = firstDay + daysBefore * day;
    if (now >= from && now < from + days * day) this.measures.add(one);
    this.enqueue(one, now);
    this.agenda.put(now + this.input.policy.directorAlertHours * hour, (at) => this.callDirector(one, at));
  }

  /** B-011: the end of the ladder, silence of a pharmacy and age alert him; he acts once, if it is still open. */
  private callDirector(one: SimulatedCase, alerted: number): void {
    if (one.isDirectorCalled || one.answeredAt !== null) return;
    one.isDirectorCalled = true;
    const { acts, summoned } = this.input.assumptions.directorMinutes.value;
    const at = this.serviceLater(alerted, acts);
    this.agenda.put(at, () => {
      if (one.answeredAt !== null) return;
      this.measures.wasCalled();
      this.lines[one.tier].remove(one);
      one.reroute(at);
      const { moves } = one;
      const answered = this.serviceLater(at, Math.max(5, this.draw.logNormal(summoned)));
      this.agenda.put(answered, (now) => {
        if (one.moves === moves) this.letAnswer(3, one, now);
      });
    });
  }

  /** Waits in the line of its tier; a doctor who sits before an empty queue sees it at once. */
  private enqueue(one: SimulatedCase, now: number): void {
    this.lines[one.tier].add(one);
    this.watch(one);
    if (one.status === 'unanswered') this.callDirector(one, now);
    const free = this.doctors[one.tier].find(
      (doctor) => !doctor.isBusy && doctor.presentUntil > now && !one.declinedBy.has(doctor.id),
    );
    if (free) {
      free.isBusy = true;
      this.agenda.put(now + minute, (at) => this.look(free, at));
    }
  }

  /** The watch runs each minute: what is due climbs at the next one. */
  private watch(one: SimulatedCase): void {
    const { dueAt } = one.deadline;
    if (dueAt === null) return;
    const { moves } = one;
    this.agenda.put(Math.ceil(dueAt.getTime() / minute) * minute, (at) => {
      if (one.moves !== moves) return;
      this.lines[one.tier].remove(one);
      if (one.settle(at)) this.enqueue(one, at);
    });
  }

  private look(doctor: Doctor, now: number): void {
    doctor.isBusy = false;
    if (now >= doctor.presentUntil) return;
    const one = this.lines[doctor.tier].next(doctor.id, this.input.picks);
    if (!one) return;
    doctor.isBusy = true;
    const { lookMinutes, chances, answerMinutes } = this.input.assumptions;
    const lot = this.lotOf(chances.value[one.form][doctor.tier], one);
    if (lot === 'decline') {
      this.letDecline(doctor, one, now);
      this.busyFor(doctor, now, lookMinutes.value);
      return;
    }
    this.lines[one.tier].remove(one);
    this.measures.wasTaken(one, now);
    one.act('claim', 'candidate', now);
    this.watch(one);
    if (lot === 'lapse') {
      this.busyFor(doctor, now, lookMinutes.value);
      return;
    }
    const part = { 'hand-up': 0.6, clarify: 0.5, answer: 1 }[lot];
    const minutes = Math.max(2, this.draw.logNormal(answerMinutes.value) * part);
    const { moves } = one;
    this.agenda.put(now + minutes * minute, (at) => {
      if (one.moves === moves) this.finish(doctor, one, lot, at);
    });
    this.busyFor(doctor, now, minutes);
  }

  private busyFor(doctor: Doctor, now: number, minutes: number): void {
    this.measures.worked(doctor.tier, minutes);
    this.agenda.put(now + minutes * minute, (at) => this.look(doctor, at));
  }

  private lotOf(
    chances: Chances,
    one: SimulatedCase,
  ): 'decline' | 'lapse' | 'hand-up' | 'clarify' | 'answer' {
    let left = this.draw.share();
    const lots = [
      ['decline', one.status === 'unanswered' ? 0 : chances.decline],
      ['lapse', chances.lapse],
      ['hand-up', one.tier === 3 ? 0 : chances.handUp],
      ['clarify', one.hasClarified ? 0 : chances.clarify],
    ] as const;
    for (const [lot, chance] of lots) {
      if (left < chance) return lot;
      left -= chance;
    }
    return 'answer';
  }

  private letDecline(doctor: Doctor, one: SimulatedCase, now: number): void {
    const line = this.lines[one.tier];
    const before = one.tier;
    one.decline(doctor.id, now);
    // Its time ran on while it stayed; nobody left moved it up.
    if (one.tier === before && one.status === 'queued') this.watch(one);
    else {
      line.remove(one);
      this.enqueue(one, now);
    }
  }

  private finish(
    doctor: Doctor,
    one: SimulatedCase,
    lot: 'hand-up' | 'clarify' | 'answer',
    at: number,
  ): void {
    if (lot === 'answer') this.letAnswer(doctor.tier, one, at);
    else if (lot === 'clarify') this.letClarify(doctor, one, at);
    else {
      one.handUp(at);
      this.enqueue(one, at);
    }
  }

  private letAnswer(tier: ExpertTier, one: SimulatedCase, at: number): void {
    one.answer(at);
    this.measures.wasAnswered(tier);
  }

  /** The doctor's clock stands still until the pharmacy answers; then the same doctor comes back to it, in time or not. */
  private letClarify(doctor: Doctor, one: SimulatedCase, asked: number): void {
    const { clarificationMinutes, returnMinutes, answerMinutes } = this.input.assumptions;
    one.act('ask-clarification', 'holder', asked);
    one.hasClarified = true;
    const replied = this.serviceLater(asked, this.draw.logNormal(clarificationMinutes.value));
    const { moves: asking } = one;
    const silent = asked + this.input.policy.forms[one.form].clarificationHours * hour;
    if (silent < replied) this.agenda.put(silent, (at) => this.callDirector(one, at));
    this.agenda.put(replied, (at) => {
      if (one.moves !== asking) return;
      one.act('resubmit', 'requester', at, {
        arePointsSettled: true,
        hasAskedChange: true,
        isComplete: true,
      });
      this.watch(one);
      const { moves } = one;
      const back = this.serviceLater(at, this.draw.logNormal(returnMinutes.value));
      const minutes = Math.max(2, this.draw.logNormal(answerMinutes.value) * 0.5);
      this.agenda.put(back + minutes * minute, (now) => {
        if (one.moves !== moves) return;
        this.measures.worked(doctor.tier, minutes);
        this.letAnswer(doctor.tier, one, now);
      });
    });
  }

  private serviceLater(from: number, minutes: number): number {
    return addServiceTime(new Date(from), Math.min(minutes, 10_000), this.world.serviceHours).getTime();
  }
}
