// The cases of a demo, act by act. Minutes are minutes of service before now; a day of service has 720.

import { civilDayAt } from '#contracts/values/civil-day.ts';
import { askClarification } from '#server/modules/cases/use-cases/ask-clarification.ts';
import { claimCase } from '#server/modules/cases/use-cases/claim-case.ts';
import {
  acknowledgeOpinion,
  recordAppointment,
  sendFollowUp,
  tickHandOver,
} from '#server/modules/cases/use-cases/follow-opinion.ts';
import { handUpCase } from '#server/modules/cases/use-cases/give-back-case.ts';
import { discardDraft, saveDraft } from '#server/modules/cases/use-cases/save-draft.ts';
import { endCase, objectToCase, withdrawCase } from '#server/modules/cases/use-cases/stop-case.ts';
import { submitCase } from '#server/modules/cases/use-cases/submit-case.ts';
import { takeInHand } from '#server/modules/cases/use-cases/transition-case.ts';
import { contentOf } from './demo-content.ts';
import type { DoctorKey, PharmacistKey } from './demo-people.ts';
import { answer, draft, letPass, type Stage, send } from './demo-stage.ts';
import { type DemoOpinionKey, type DemoStory, demoOpinions, demoStories } from './demo-stories.ts';

const serviceDay = 720;
const dayLength = 86_400_000;
const daysToAppointment = 4;
/** Plain cases of the weeks before, each in less than an hour: days of service ago, and minutes on top. */
const olderDays = [
  [23, 310],
  [20, 120],
  [17, 415],
  [15, 240],
] as const;

/** Oldest first, so that case numbers and times agree. */
export async function playDemo(stage: Stage): Promise<void> {
  await playPast(stage);
  await playStopped(stage);
  await playAnswered(stage);
  await playUnderWay(stage);
  await playWaiting(stage);
}

async function claim(stage: Stage, who: DoctorKey, caseId: string, minutesAgo: number): Promise<void> {
  const actor = stage.cast.doctors[who];
  const { settings } = stage;
  await stage.runAt(stage.ago(minutesAgo))(actor, (ctx) => claimCase(ctx, { actor, caseId, settings }));
}

type Answered = {
  who: PharmacistKey;
  story: DemoStory;
  doctor: DoctorKey;
  opinion: DemoOpinionKey;
  /** Sent, taken and signed. */
  at: readonly [sent: number, taken: number, signed: number];
  /** Deadlines missed before it was taken. */
  passed?: number;
};

async function playAnsweredCase(stage: Stage, given: Answered): Promise<string> {
  const [sent, taken, signed] = given.at;
  const caseId = await send(stage, given.who, given.story, sent);
  await letPass(stage, caseId, given.passed ?? 0);
  await claim(stage, given.doctor, caseId, taken);
  await answer(stage, given.doctor, caseId, given.opinion, signed);
  return caseId;
}

/** Read, handed over and filed, minutes ago. */
async function finish(
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
async function book(stage: Stage, who: PharmacistKey, caseId: string, minutesAgo: number): Promise<void> {
  const actor = stage.cast.pharmacists[who];
  const at = stage.ago(minutesAgo);
  const bookedOn = civilDayAt(new Date(at.getTime() + daysToAppointment * dayLength));
  const note = 'Cabinet de la place, 9 h 30.';
  await stage.runAt(at)(actor, (ctx) =>
    recordAppointment(ctx, stage.settings, { actor, caseId, state: 'booked', bookedOn, note }),
  );
}

/** Last weeks, finished: what the director's figures count. */
async function playPast(stage: Stage): Promise<void> {
  const all = ['handed-over', 'filed-own-record', 'filed-dmp'] as const;
  const older = olderDays.map(
    ([days, minutes], index): Answered => ({
      who: index % 2 === 0 ? 'sophie.germinal' : 'ines.ventose',
      story:
        [demoStories.armPlaque, demoStories.forearm, demoStories.childHands][index % 3] ??
        demoStories.forearm,
      doctor: index % 2 === 0 ? 'elise.brumaire' : 'antoine.floreal',
      opinion: 'localCare',
      at: [days * serviceDay + minutes, days * serviceDay + minutes - 22, days * serviceDay + minutes - 51],
    }),
  );
  const past: readonly Answered[] = [
    {
      who: 'ines.ventose',
      story: demoStories.forearm,
      doctor: 'elise.brumaire',
      opinion: 'localCare',
      at: [12 * serviceDay + 90, 12 * serviceDay + 61, 12 * serviceDay + 34],
    },
    {
      who: 'karim.fructidor',
      story: demoStories.eczema,
      doctor: 'antoine.floreal',
      opinion: 'localCare',
      at: [8 * serviceDay + 200, 8 * serviceDay + 140, 8 * serviceDay + 96],
    },
    {
      who: 'sophie.germinal',
      story: demoStories.oldLeg,
      doctor: 'nadia.prairial',
      opinion: 'seeWithinWeek',
      at: [6 * serviceDay + 310, 6 * serviceDay + 160, 6 * serviceDay + 122],
      passed: 1,
    },
    {
      who: 'ines.ventose',
      story: demoStories.workerHands,
      doctor: 'elise.brumaire',
      opinion: 'localCare',
      at: [5 * serviceDay + 40, 5 * serviceDay + 25, 5 * serviceDay + 9],
    },
  ];
  for (const given of [...older, ...past]) {
    const caseId = await playAnsweredCase(stage, given);
    await finish(stage, given.who, caseId, given.at[2] - 8, all);
    if (demoOpinions[given.opinion].referral !== 'none')
      await book(stage, given.who, caseId, given.at[2] - 90);
  }
}

/** Ended without an opinion, withdrawn, objected, discarded. */
async function playStopped(stage: Stage): Promise<void> {
  const { settings, cast } = stage;
  const ended = await send(stage, 'ines.ventose', demoStories.childHands, 7 * serviceDay);
  await letPass(stage, ended, 3);
  await stage.runAt(stage.ago(6 * serviceDay))(cast.director, (ctx) =>
    endCase(ctx, {
      actor: cast.director,
      caseId: ended,
      settings,
      reason: 'Aucun médecin disponible ce week-end : adressez la famille à la maison médicale de garde.',
    }),
  );
  const sophie = cast.pharmacists['sophie.germinal'];
  const withdrawn = await send(stage, 'sophie.germinal', demoStories.withdrawn, 3 * serviceDay + 50);
  await stage.runAt(stage.ago(3 * serviceDay + 30))(sophie, (ctx) =>
    withdrawCase(ctx, {
      actor: sophie,
      caseId: withdrawn,
      settings,
      reason: 'La patiente a obtenu un rendez-vous.',
    }),
  );
  const ines = cast.pharmacists['ines.ventose'];
  const objected = await send(stage, 'ines.ventose', demoStories.pregnantRash, 2 * serviceDay + 80);
  await stage.runAt(stage.ago(2 * serviceDay + 20))(ines, (ctx) =>
    objectToCase(ctx, {
      actor: ines,
      caseId: objected,
      settings,
      reason: 'Opposition exprimée au comptoir.',
    }),
  );
  const discarded = await draft(stage, 'karim.fructidor', demoStories.forearm, 2 * serviceDay, 'begun');
  await stage.runAt(stage.ago(2 * serviceDay - 5))(cast.pharmacists['karim.fructidor'], (ctx) =>
    discardDraft(ctx, settings, discarded.caseId),
  );
}

/** Opinions given: to hand over, to book, with a question, unread, urgent. */
async function playAnswered(stage: Stage): Promise<void> {
  const { settings, cast } = stage;
  const followed = await playAnsweredCase(stage, {
    who: 'sophie.germinal',
    story: demoStories.stableMole,
    doctor: 'claire.messidor',
    opinion: 'dermatologistMonth',
    at: [3 * serviceDay + 500, 3 * serviceDay + 200, 3 * serviceDay + 150],
    passed: 2,
  });
  await finish(stage, 'sophie.germinal', followed, 3 * serviceDay + 100, ['handed-over', 'filed-own-record']);
  const sophie = cast.pharmacists['sophie.germinal'];
  await book(stage, 'sophie.germinal', followed, 2 * serviceDay);
  await stage.runAt(stage.ago(95))(sophie, (ctx) =>
    sendFollowUp(ctx, settings, {
      actor: sophie,
      caseId: followed,
      text: 'La patiente demande si elle peut se baigner d’ici au rendez-vous.',
    }),
  );
  const toBook = await playAnsweredCase(stage, {
    who: 'karim.fructidor',
    story: demoStories.legRing,
    doctor: 'antoine.floreal',
    opinion: 'seeWithinWeek',
    at: [serviceDay + 90, serviceDay + 70, serviceDay + 30],
  });
  await finish(stage, 'karim.fructidor', toBook, serviceDay - 10, ['handed-over']);
  const toHandOver = await playAnsweredCase(stage, {
    who: 'sophie.germinal',
    story: demoStories.shinRing,
    doctor: 'antoine.floreal',
    opinion: 'localCare',
    at: [330, 300, 262],
  });
  await finish(stage, 'sophie.germinal', toHandOver, 250, []);
  await playAnsweredCase(stage, {
    who: 'sophie.germinal',
    story: demoStories.eczema,
    doctor: 'elise.brumaire',
    opinion: 'localCare',
    at: [150, 120, 42],
  });
  await playAnsweredCase(stage, {
    who: 'ines.ventose',
    story: demoStories.oldMole,
    doctor: 'nadia.prairial',
    opinion: 'urgent',
    at: [240, 75, 21],
    passed: 1,
  });
}

/** With a doctor: taken, waiting for the pharmacy, back from it. */
async function playUnderWay(stage: Stage): Promise<void> {
  const { settings, cast } = stage;
  const asked = await send(stage, 'karim.fructidor', demoStories.workerHands, serviceDay - 40);
  await claim(stage, 'elise.brumaire', asked, serviceDay - 70);
  await stage.runAt(stage.ago(serviceDay - 85))(cast.doctors['elise.brumaire'], (ctx) =>
    askClarification(ctx, {
      actor: cast.doctors['elise.brumaire'],
      caseId: asked,
      settings,
      points: [
        {
          kind: 'new-photo',
          target: 'photos.close-up',
          text: 'Une vue rapprochée de la paume, à la lumière du jour, s’il vous plaît.',
        },
        {
          kind: 'more-information',
          target: 'answers.treatments-tried',
          text: 'Quelle crème a été appliquée, et combien de jours ?',
        },
      ],
    }),
  );
  await playBackFromPharmacy(stage);
  const taken = await send(stage, 'sophie.germinal', demoStories.armPlaque, 65);
  await claim(stage, 'antoine.floreal', taken, 18);
}

async function playBackFromPharmacy(stage: Stage): Promise<void> {
  const { settings, cast } = stage;
  const story = demoStories.shinRing;
  const caseId = await send(stage, 'ines.ventose', story, 170);
  await claim(stage, 'elise.brumaire', caseId, 140);
  const doctor = cast.doctors['elise.brumaire'];
  await stage.runAt(stage.ago(125))(doctor, (ctx) =>
    askClarification(ctx, {
      actor: doctor,
      caseId,
      settings,
      points: [
        { kind: 'changed-information', target: 'answers.size', text: 'Le diamètre mesuré aujourd’hui ?' },
      ],
    }),
  );
  const actor = cast.pharmacists['ines.ventose'];
  const revision = await stage.runAt(stage.ago(33))(actor, async (ctx) => {
    const { caseRecord } = await takeInHand(ctx, caseId);
    const content = contentOf(story, { toldBy: 'ines.ventose', isComplete: true });
    const changed = { ...content, answers: { ...content.answers, size: 65 } };
    return (await saveDraft(ctx, { actor, caseId, content: changed, revision: caseRecord.revision }))
      .revision;
  });
  await stage.runAt(stage.ago(32))(actor, (ctx) =>
    submitCase(ctx, { actor, caseId, revision, points: [], settings, offersAlgorithmTraining: false }),
  );
}

/** The director's tail, the three queues, the drafts. */
async function playWaiting(stage: Stage): Promise<void> {
  const { settings, cast } = stage;
  const tail = await send(stage, 'karim.fructidor', demoStories.longWait, 5 * serviceDay + 300);
  await letPass(stage, tail, 3);
  const handedUp = await send(stage, 'sophie.germinal', demoStories.rarePlaque, 135);
  const doctor = cast.doctors['simon.thermidor'];
  await stage.runAt(stage.ago(58))(doctor, (ctx) =>
    handUpCase(ctx, {
      actor: doctor,
      caseId: handedUp,
      settings,
      reason: 'Aspect à discuter avec un dermatologue.',
    }),
  );
  const escalated = await send(stage, 'ines.ventose', demoStories.oldLeg, 165);
  await letPass(stage, escalated, 1);
  await send(stage, 'ines.ventose', demoStories.backMole, 52);
  await draft(stage, 'sophie.germinal', demoStories.backMole, 48);
  await send(stage, 'karim.fructidor', demoStories.pregnantRash, 14);
  await draft(stage, 'karim.fructidor', demoStories.forearm, 9, 'begun');
}
