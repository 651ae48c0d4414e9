// Acts that the cases of a demo are made of. Minutes are minutes of service before now.
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { claimCase } from '#server/modules/cases/use-cases/claim-case.ts';
import {
  acknowledgeOpinion,
  recordAppointment,
  tickHandOver,
} from '#server/modules/cases/use-cases/follow-opinion.ts';
import type { DoctorKey, PharmacistKey } from './demo-people.ts';
import { answer, letPass, type Stage, send } from './demo-stage.ts';
import type { DemoOpinionKey, DemoStory } from './demo-stories.ts';

const dayLength = 86_400_000;
const daysToAppointment = 4;
/** Minutes of a day of service. */
export const serviceDay = 720;

export async function claim(stage: Stage, who: DoctorKey, caseId: string, minutesAgo: number): Promise<void> {
  const actor = stage.cast.doctors[who];
  const { settings } = stage;
  await stage.runAt(stage.ago(minutesAgo))(actor, (ctx) => claimCase(ctx, { actor, caseId, settings }));
}

export type Answered = {
  who: PharmacistKey;
  story: DemoStory;
  doctor: DoctorKey;
  opinion: DemoOpinionKey;
  /** Sent, taken and signed. */
  at: readonly [sent: number, taken: number, signed: number];
  /** Deadlines missed before it was taken. */
  passed?: number;
};

export async function playAnsweredCase(stage: Stage, given: Answered): Promise<string> {
  const [sent, taken, signed] = given.at;
  const caseId = await send(stage, given.who, given.story, sent);
  await letPass(stage, caseId, given.passed ?? 0);
  await claim(stage, given.doctor, caseId, taken);
  await answer(stage, given.doctor, caseId, given.opinion, signed);
  return caseId;
}

/** Read, handed over and filed, minutes ago. */
export async function finish(
  stage: Stage,
  who: PharmacistKey,
  caseId: string,
  minutesAgo: number,
  ticks: readonly ('handed-over' | 'filed-own-record' | 'filed-dmp')[],
): Promise<void> {
  const actor = stage.cast.pharmacists[who];
  const { settings } = stage;
  await stage.runAt(stage.ago(minutesAgo))(actor, (ctx) => acknowledgeOpinion(ctx, settings, caseId));
  for (const tick of ticks) {
    await stage.runAt(stage.ago(minutesAgo - 2))(actor, (ctx) =>
      tickHandOver(ctx, settings, { caseId, tick, isDone: true }),
    );
  }
}

/** The visit the opinion asks for has its day. */
export async function book(
  stage: Stage,
  who: PharmacistKey,
  caseId: string,
  minutesAgo: number,
): Promise<void> {
  const actor = stage.cast.pharmacists[who];
  const at = stage.ago(minutesAgo);
  const bookedOn = civilDayAt(new Date(at.getTime() + daysToAppointment * dayLength));
  const note = 'Cabinet de la place, 9 h 30.';
  await stage.runAt(at)(actor, (ctx) =>
    recordAppointment(ctx, stage.settings, { actor, caseId, state: 'booked', bookedOn, note }),
  );
}
