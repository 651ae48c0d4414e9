// The cases of a demo, act by act. Minutes are minutes of service before now; a day of service has 720.
import { sendFollowUp } from '#server/modules/cases/use-cases/follow-opinion.ts';
import { discardDraft } from '#server/modules/cases/use-cases/save-draft.ts';
import { endCase, objectToCase, withdrawCase } from '#server/modules/cases/use-cases/stop-case.ts';
import { type Answered, book, finish, playAnsweredCase, serviceDay } from './demo-acts.ts';
import { draft, letPass, type Stage, send } from './demo-stage.ts';
import { demoOpinions, demoStories } from './demo-stories.ts';
import { playUnderWay, playWaiting } from './demo-under-way.ts';

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
      // Comes back below to the same pharmacy and the same doctor, who may compare.
      who: 'karim.fructidor',
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
