import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { findForm } from '#contracts/forms/forms.ts';
import { type PresentedAnswer, presentAnswers } from '#contracts/forms/present-answers.ts';
import { ageOn } from '#contracts/values/birth-date.ts';
import { civilDayAt, epochDayOf } from '#contracts/values/civil-day.ts';

export type PresentedSection = {
  title: string;
  answered: readonly PresentedAnswer[];
  /** Labels of the questions that were shown and left open. */
  unanswered: readonly string[];
};

/** What the pharmacy asks stands alone; every other answer by section, open questions apart. */
export type PresentedCase = { question: string; sections: readonly PresentedSection[] };

const questionId = 'question-to-doctor';

/** Answers in words and in the order of the form version they answered. */
export function presentCaseAnswers(
  caseView: Pick<CaseView, 'form' | 'formVersion' | 'content'>,
  now: Date,
): PresentedCase {
  const form = findForm(caseView.form, caseView.formVersion);
  if (!form) return { question: '', sections: [] };
  const { patient, answers } = caseView.content;
  const isBorn = epochDayOf(patient.birthDate) !== undefined;
  const presented = presentAnswers(form, answers, {
    ...(patient.sex === null ? {} : { sex: patient.sex }),
    ...(isBorn ? { ageYears: ageOn(patient.birthDate, civilDayAt(now)) } : {}),
  });
  const others = presented.filter((answer) => answer.questionId !== questionId);
  const titles = [...new Set(others.map((answer) => answer.section))];
  return {
    question: presented.find((answer) => answer.questionId === questionId)?.answer ?? '',
    sections: titles.map((title) => ({
      title: sectionTitle(title, others),
      answered: others.filter((answer) => answer.section === title && answer.isAnswered),
      unanswered: others
        .filter((answer) => answer.section === title && !answer.isAnswered)
        .map((answer) => answer.question),
    })),
  };
}

/** The section with the question to the doctor speaks to the pharmacist (« Votre demande »). */
function sectionTitle(title: string, answers: readonly PresentedAnswer[]): string {
  const isRequest = answers.some((answer) => answer.section === title && answer.questionId === 'wished-help');
  return isRequest ? 'Attentes de la pharmacie' : title;
}
