// One case in the simulator. It is moved by the life cycle, timed by the case clock and routed by `routing.ts`, exactly as a
// real one (B-010, B-011): the simulator adds nobody's rules of its own.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseAction, CaseRelation, CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { ServiceHours } from '#server/kernel/service-hours.ts';
import { type Deadline, deadlineAfter } from '../case-clock.ts';
import { type Attempt, decideCase } from '../case-lifecycle.ts';
import { minutesOf, nextStep, startOf } from '../routing.ts';

export type World = {
  policy: RoutingPolicy;
  serviceHours: ServiceHours;
  doctorsOf: Record<ExpertTier, number>;
};

export class SimulatedCase {
  status: CaseStatus = 'draft';
  tier: ExpertTier = 1;
  deadline: Deadline = { dueAt: null, answerMinutesLeft: null };
  answeredAt: number | null = null;
  /** Since when it waits in the present queue. */
  queuedAt = 0;
  climbs = 0;
  hasReachedEnd = false;
  hasClarified = false;
  isDirectorCalled = false;
  /** Grows with each move, so that what was planned for an earlier state is seen to be stale. */
  moves = 0;
  readonly declinedBy = new Set<number>();
  private readonly declinedAt: Record<ExpertTier, number> = { 1: 0, 2: 0, 3: 0 };

  readonly form: FormId;
  readonly sentAt: number;
  private readonly world: World;

  constructor(world: World, form: FormId, sentAt: number) {
    this.world = world;
    this.form = form;
    this.sentAt = sentAt;
  }

  get candidatesLeft(): number {
    return this.world.doctorsOf[this.tier] - this.declinedAt[this.tier];
  }

  send(wish: ExpertTier): void {
    const start = startOf(this.world.policy, this.form, wish);
    const usual = start.isOpen ? start : startOf(this.world.policy, this.form, 1);
    const attempt = { isComplete: true, isStartTierOpen: true, startTier: usual.tier };
    this.act('submit', 'requester', this.sentAt, attempt);
    this.settle(this.sentAt);
  }

  decline(doctor: number, at: number): void {
    const from = this.tier;
    this.act('decline', 'candidate', at, { reason: 'not-my-field' });
    this.declinedBy.add(doctor);
    this.declinedAt[from] += 1;
    this.settle(at);
  }

  handUp(at: number): void {
    this.act('hand-up', 'holder', at, { reason: 'beyond-my-level' });
    this.settle(at);
  }

  answer(at: number): void {
    this.act('answer', 'holder', at, { isOpinionComplete: true, isPreviewFresh: true });
    this.answeredAt = at;
  }

  /** The director finds a dermatologist for it: put back at the top, and taken by the one he asked. */
  reroute(at: number): void {
    this.act('reroute', 'director', at, { reason: 'alerte', startTier: 3 });
    this.act('claim', 'candidate', at);
  }

  /** What the watch does each minute; answers whether it moved. */
  settle(at: number): boolean {
    let hasMoved = false;
    for (;;) {
      const { form, status, tier, candidatesLeft } = this;
      const facts = { form, status, tier, dueAt: this.deadline.dueAt, candidatesLeft };
      const step = nextStep(facts, this.world.policy, new Date(at));
      if (step.kind !== 'climb') return hasMoved;
      this.act('escalate', 'system', at, { staysOnTier: step.toTier === tier && !step.isEnd });
      this.climbs += 1;
      this.hasReachedEnd ||= step.isEnd;
      hasMoved = true;
    }
  }

  /** @throws Error when the life cycle refuses: the simulator must only try what people may do. */
  act(action: CaseAction, relation: CaseRelation, at: number, attempt: Attempt = {}): void {
    const now = new Date(at);
    const { status, tier, candidatesLeft } = this;
    const submittedAt = new Date(this.sentAt);
    const facts = { status, tier, dueAt: this.deadline.dueAt, submittedAt, candidatesLeft };
    const decision = decideCase(facts, action, relation, attempt, now);
    if (!decision.ok) throw new Error(`${action} of a ${status} case: ${decision.refusal}`);
    this.status = decision.status;
    this.tier = decision.tier;
    const { policy, serviceHours } = this.world;
    const times = { ...minutesOf(policy, this.form, decision.tier), serviceHours };
    this.deadline = deadlineAfter(this.deadline, decision.clock, times, now);
    this.moves += 1;
    if (decision.clock === 'take') this.queuedAt = at;
  }
}
