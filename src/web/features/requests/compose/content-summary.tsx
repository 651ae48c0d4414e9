import type { ReactNode } from 'react';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { isMinor, patientFacts } from '#contracts/cases/check-submission.ts';
import { findBodySite } from '#contracts/forms/body-sites.ts';
import { evaluateGate } from '#contracts/forms/evaluate-gate.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import { presentAnswers } from '#contracts/forms/present-answers.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { type Definition, DefinitionList } from '#web/ui/content.tsx';
import { formatNir, formatPlainDay } from '#web/ui/format.fr.ts';
import { Card } from '#web/ui/page.tsx';
import { patientFr } from './patient.fr.ts';
import { reviewFr } from './review.fr.ts';

export type SummaryPart = { id: string; path: string; title: string; items: readonly Definition[] };

/** A content as people read it again, part by part; `path` leads to the first field of the part. */
export function summaryOf(form: FormDefinition, content: CaseContent, today: string): SummaryPart[] {
  const answers = presentAnswers(form, content.answers, patientFacts(content, today));
  const titles = reviewFr.sections;
  return [
    {
      id: 'motif',
      path: `gate.${form.gate.questions[0]?.id}`,
      title: titles.form,
      items: gateItems(form, content),
    },
    { id: 'identite', path: 'patient.birthName', title: titles.patient, items: patientItems(content) },
    { id: 'numero', path: 'patient.billingNir', title: titles.number, items: numberItems(content, today) },
    {
      id: 'consent',
      path: 'consent.rightsAttested',
      title: titles.consent,
      items: consentItems(content, today),
    },
    {
      id: 'sites',
      path: 'sites',
      title: titles.sites,
      items: [
        {
          term: titles.sites,
          value: content.sites.map((code) => findBodySite(code)?.label ?? code).join(', '),
        },
      ],
    },
    ...form.sections.map((section) => ({
      id: section.id,
      path: `answers.${section.questions[0]?.id}`,
      title: section.title,
      items: answers
        .filter((answer) => section.questions.some(({ id }) => id === answer.questionId))
        .map(({ question, answer }) => ({ term: question, value: answer })),
    })),
  ];
}

function gateItems(form: FormDefinition, content: CaseContent): Definition[] {
  const { outcome, warnings } = evaluateGate(form, content.gate);
  const isDone = outcome === 'open' || outcome === 'warned';
  return [
    { term: form.title, value: isDone ? reviewFr.gateClear : reviewFr.gateOpen },
    ...warnings.map(({ label }) => ({ term: label, value: reviewFr.yes })),
  ];
}

function patientItems({ patient }: CaseContent): Definition[] {
  const texts = patientFr.identity;
  const optional = (term: string, value: string) => (value === '' ? [] : [{ term, value }]);
  return [
    { term: texts.birthName, value: patient.birthName },
    { term: texts.firstNames, value: patient.firstNames },
    ...optional(texts.usedName, patient.usedName),
    { term: texts.birthDate, value: patient.birthDate === '' ? '' : formatPlainDay(patient.birthDate) },
    { term: texts.sex, value: patient.sex === null ? '' : sexLabelsFr[patient.sex] },
    ...optional(texts.phone, patient.phone),
  ];
}

function numberItems(content: CaseContent, today: string): Definition[] {
  const { patient } = content;
  const texts = patientFr.number;
  const isForMinor = isMinor(content, today);
  const relation = patient.nirHolderRelation === null ? '' : texts.relations[patient.nirHolderRelation];
  return [
    { term: isForMinor ? texts.labelMinor : texts.label, value: formatNir(patient.billingNir) },
    ...(isForMinor ? [{ term: relation || texts.holderName, value: patient.nirHolderName }] : []),
    ...(patient.ins === ''
      ? []
      : [{ term: isForMinor ? texts.insMinor : texts.ins, value: formatNir(patient.ins) }]),
  ];
}

function consentItems(content: CaseContent, today: string): Definition[] {
  const { consent } = content;
  const yesNo = (isYes: boolean) => (isYes ? reviewFr.yes : reviewFr.no);
  const how = consent.toldHow === null ? '' : patientFr.consent.hows[consent.toldHow].toLowerCase();
  const relation =
    consent.guardianRelation === null ? '' : patientFr.number.relations[consent.guardianRelation];
  return [
    { term: reviewFr.rights, value: yesNo(consent.rightsAttested) },
    { term: reviewFr.act, value: yesNo(consent.actConsented) },
    { term: reviewFr.objection, value: yesNo(consent.objectionRightTold) },
    { term: reviewFr.toldBy, value: reviewFr.told(consent.toldBy, how) },
    ...(isMinor(content, today)
      ? [{ term: reviewFr.guardian, value: reviewFr.told(consent.guardianName, relation.toLowerCase()) }]
      : []),
    { term: reviewFr.research, value: yesNo(consent.researchConsented) },
    ...(consent.algorithmsConsented ? [{ term: reviewFr.algorithms, value: reviewFr.yes }] : []),
  ];
}

type SummaryProps = {
  parts: readonly SummaryPart[];
  /** Beside the title of a part: a link that leads to it. */
  side?: (part: SummaryPart) => ReactNode;
};

export function ContentSummary({ parts, side }: SummaryProps) {
  return (
    <>
      {parts.map((part) => (
        <Card key={part.id} title={part.title} side={side?.(part)}>
          <DefinitionList items={part.items} columns={2} />
        </Card>
      ))}
    </>
  );
}
