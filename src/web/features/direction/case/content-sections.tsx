import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import type { CaseView, ClarificationView } from '#contracts/cases/case-view.contract.ts';
import { patientFacts } from '#contracts/cases/check-submission.ts';
import { findBodySite } from '#contracts/forms/body-sites.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';
import { presentAnswers } from '#contracts/forms/present-answers.ts';
import { getDocument } from '#contracts/photos/photo.contract.ts';
import { getReport } from '#contracts/reports/report.contract.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { formatDayFr } from '#contracts/values/french-dates.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { DefinitionList } from '#web/ui/content.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card } from '#web/ui/page.tsx';
import { directorCaseFr } from './director-case.fr.ts';

const texts = directorCaseFr.content;

export function ContentPatient({ content }: { content: CaseContent }) {
  const { patient } = content;
  return (
    <Card title={texts.patient}>
      <DefinitionList
        columns={2}
        items={[
          { term: texts.birthName, value: patient.birthName },
          { term: texts.usedName, value: patient.usedName },
          { term: texts.firstNames, value: patient.firstNames },
          { term: texts.birthDate, value: formatDayFr(patient.birthDate) || patient.birthDate },
          { term: texts.sex, value: patient.sex === null ? '' : sexLabelsFr[patient.sex] },
          {
            term: texts.sites,
            value: content.sites.map((code) => findBodySite(code)?.label ?? code).join('\n'),
          },
        ]}
      />
    </Card>
  );
}

function formOf(caseView: CaseView) {
  return findForm(caseView.form, caseView.formVersion) ?? currentForm(caseView.form);
}

/** Answers of the form version they answered, section by section. */
export function ContentAnswers({ caseView }: { caseView: CaseView }) {
  const { content } = caseView;
  const sentOn = civilDayAt(new Date(caseView.submittedAt ?? caseView.createdAt));
  const answers = presentAnswers(formOf(caseView), content.answers, patientFacts(content, sentOn));
  const sections = [...new Set(answers.map(({ section }) => section))];
  return sections.map((section) => (
    <Card key={section} title={section}>
      <DefinitionList
        columns={2}
        items={answers
          .filter((answer) => answer.section === section)
          .map(({ question, answer }) => ({ term: question, value: answer }))}
      />
    </Card>
  ));
}

/** Where a point of a clarification lies, as the form names it. */
function targetLabel(caseView: CaseView, target: string): string {
  const question = allQuestions(formOf(caseView)).find(({ id }) => target === `answers.${id}`);
  return question?.label ?? new Map<string, string>(Object.entries(targetLabelsFr)).get(target) ?? target;
}

export function ContentClarifications({ caseView }: { caseView: CaseView }) {
  const points = caseView.clarifications.flatMap(({ points: asked }: ClarificationView) => asked);
  if (points.length === 0) return null;
  return (
    <Card title={texts.clarifications}>
      <DefinitionList
        items={points.map((point) => ({
          term: targetLabel(caseView, point.target),
          value: [point.text, [texts.outcomes[point.outcome], point.reason].filter(Boolean).join(' : ')].join(
            '\n',
          ),
        }))}
      />
    </Card>
  );
}

export function ContentOpinion({ caseView }: { caseView: CaseView }) {
  const { opinion, expert, endReason, followUp } = caseView;
  return (
    <>
      {opinion && (
        <Card title={texts.opinion} side={<span className="soft">{expert?.name}</span>}>
          <DefinitionList
            items={[
              { term: texts.findings, value: opinion.findings },
              { term: texts.hypotheses, value: opinion.hypotheses.join('\n') },
              { term: texts.pharmacistAdvice, value: opinion.pharmacistAdvice },
              { term: texts.treatmentAdvice, value: opinion.treatmentAdvice },
              { term: texts.followUp, value: opinion.followUp },
              { term: texts.photoLimits, value: opinion.photoLimits },
              { term: texts.freeText, value: opinion.freeText },
              { term: texts.technicalIncidents, value: opinion.technicalIncidents },
            ]}
          />
        </Card>
      )}
      {endReason && (
        <Card title={texts.endReason}>
          <p>{endReason}</p>
        </Card>
      )}
      {followUp.length > 0 && (
        <Card title={texts.exchanges}>
          <DefinitionList items={followUp.map(({ byName, text }) => ({ term: byName, value: text }))} />
        </Card>
      )}
    </>
  );
}

/** Attached documents and issued reports, each opened apart. */
export function ContentFiles({ caseView }: { caseView: CaseView }) {
  const { caseId, documents, reports } = caseView;
  return (
    <>
      {documents.length > 0 && (
        <Card title={texts.documents}>
          <ul className="c-stack c-stack--tight">
            {documents.map(({ documentId, name, state }) => (
              <li key={documentId}>
                {state === 'ready' ? (
                  <NamedFile name={name} url={urlOf(getDocument, { params: { documentId } })} />
                ) : (
                  `${name} : ${texts.documentStates[state]}`
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {reports.length > 0 && (
        <Card title={texts.reports}>
          <ul className="c-stack c-stack--tight">
            {reports.map(({ version }) => (
              <li key={version}>
                <NamedFile
                  name={texts.report(version)}
                  url={urlOf(getReport, { params: { caseId, version } })}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function NamedFile({ name, url }: { name: string; url: string }) {
  return <FileLink href={url}>{name}</FileLink>;
}
