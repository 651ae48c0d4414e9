// The content of one request of a demo, put together from its patient and its story.
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { demoPatients, demoPeople, type PharmacistKey } from './demo-people.ts';
import type { DemoStory } from './demo-stories.ts';

/** `isComplete: false` stops after the first answers, as when somebody comes to the counter. */
export function contentOf(
  story: DemoStory,
  { toldBy, isComplete }: { toldBy: PharmacistKey; isComplete: boolean },
): CaseContent {
  const patient = { ...emptyContent.patient, ...demoPatients[story.patient] };
  const gate = Object.fromEntries(
    currentForm(story.form).gate.questions.map(({ id }) => [id, 'no' as const]),
  );
  const begun: CaseContent = {
    ...emptyContent,
    patient,
    gate,
    answers: Object.fromEntries(Object.entries(story.answers).slice(0, 3)),
  };
  if (!isComplete) return begun;
  const isMinor = patient.nirHolderName !== '';
  return {
    ...begun,
    answers: { ...story.answers },
    sites: [...story.sites],
    wish: story.wish ?? emptyContent.wish,
    consent: {
      ...emptyContent.consent,
      rightsAttested: true,
      actConsented: true,
      objectionRightTold: true,
      toldBy: demoPeople.find(({ key }) => key === toldBy)?.displayName ?? '',
      toldHow: 'oral',
      ...(isMinor
        ? { guardianName: patient.nirHolderName, guardianRelation: patient.nirHolderRelation }
        : {}),
    },
  };
}
