import { type PatientFacts, visibleQuestions } from './evaluate-form.ts';
import type { Answers } from './form-answers.ts';
import type { FormDefinition, Section } from './form-definition.ts';

/** What one tap on « nothing of this » would answer in a section now: what is asked, has no answer yet, and may be denied. */
export function quietAnswersLeft(
  form: FormDefinition,
  section: Section,
  answers: Answers,
  facts: PatientFacts,
): Answers {
  const asked = new Set(visibleQuestions(form, answers, facts).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(section.quiet?.answers ?? {}).filter(([id]) => asked.has(id) && answers[id] === undefined),
  );
}
