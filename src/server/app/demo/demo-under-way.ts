// Cases of a demo that somebody is waiting for.
import { askClarification } from '#server/modules/cases/use-cases/ask-clarification.ts';
import { handUpCase } from '#server/modules/cases/use-cases/give-back-case.ts';
import { saveDraft } from '#server/modules/cases/use-cases/save-draft.ts';
import { submitCase } from '#server/modules/cases/use-cases/submit-case.ts';
import { takeInHand } from '#server/modules/cases/use-cases/transition-case.ts';
import { claim, serviceDay } from './demo-acts.ts';
import { contentOf } from './demo-content.ts';
import { draft, letPass, type Stage, send } from './demo-stage.ts';
import { demoStories } from './demo-stories.ts';

/** With a doctor: taken, waiting for the pharmacy, back from it. */
export async function playUnderWay(stage: Stage): Promise<void> {
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
export async function playWaiting(stage: Stage): Promise<void> {
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
