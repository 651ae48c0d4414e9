import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { evaluateGate } from '#contracts/forms/evaluate-gate.ts';
import { findForm } from '#contracts/forms/forms.ts';
import { getDocument } from '#contracts/photos/photo.contract.ts';
import { formatDayFr, formatNearDayFr, formatTimeFr } from '#contracts/values/french-dates.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { type Definition, DefinitionList, DiffView } from '#web/ui/content.tsx';
import { formatNir } from '#web/ui/format.fr.ts';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { ageWords } from '../case-words.ts';
import { caseFr, relationsFr } from './case-texts.fr.ts';
import { presentCaseAnswers } from './presented-sections.ts';
import { SiteFigures } from './site-figure.tsx';

type PartProps = { caseView: CaseView; now: Date };

/** Everything the pharmacy said, the most telling first. */
export function CaseFacts({ caseView, now }: PartProps) {
  const { question, sections } = presentCaseAnswers(caseView, now);
  const changed = new Set(caseView.lastChanges.map((change) => change.target));
  return (
    <Stack>
      <News caseView={caseView} now={now} />
      <Card title={caseFr.question}>
        <p className="d-question">{question}</p>
      </Card>
      <GateWarnings caseView={caseView} />
      <Card title={caseFr.sites}>
        <SiteFigures sites={caseView.content.sites} />
      </Card>
      {sections.map((section) => (
        <Card key={section.title} title={section.title}>
          {section.answered.length > 0 && (
            <DefinitionList
              items={section.answered.map((answer) => ({
                term: changed.has(`answers.${answer.questionId}`)
                  ? caseFr.changed(answer.question)
                  : answer.question,
                value: answer.answer,
              }))}
            />
          )}
          {section.unanswered.length > 0 && (
            <p className="small soft">{caseFr.unanswered(section.unanswered.join(' · '))}</p>
          )}
        </Card>
      ))}
      <Card title={caseFr.patient}>
        <DefinitionList items={patientItems(caseView, now)} />
        <p className="small soft">{consentWords(caseView)}</p>
      </Card>
      <Card title={caseFr.pharmacy}>
        <p>
          {caseView.pharmacy.name}, {caseView.pharmacy.city}
          <br />
          <span className="small soft">
            {caseFr.pharmacist} {caseView.createdByName}
          </span>
        </p>
      </Card>
      <RequesterDocuments caseView={caseView} />
    </Stack>
  );
}

/** What came since the doctor last looked: changes of a clarification, additions. */
function News({ caseView, now }: PartProps) {
  const { lastChanges, additions, content } = caseView;
  return (
    <>
      {lastChanges.length > 0 && (
        <Card title={caseFr.changes}>
          <DiffView differences={lastChanges.map((change) => ({ ...change, id: change.target }))} />
        </Card>
      )}
      {additions.length > 0 && (
        <Card title={caseFr.additions}>
          {additions.map((addition) => (
            <div key={addition.at}>
              <p className="d-said">{addition.text}</p>
              <p className="small soft">{caseFr.additionBy(addition.byName, whenWords(addition.at, now))}</p>
            </div>
          ))}
        </Card>
      )}
      {content.wish.startTier > 1 && (
        <Notice icon="arrow-up" title={`${caseFr.wish} : ${tierNamesFr[content.wish.startTier]}`}>
          <p className="d-said">{content.wish.reason}</p>
        </Notice>
      )}
    </>
  );
}

/** « aujourd’hui, 14 h 05 ». */
export function whenWords(at: string, now: Date): string {
  const instant = new Date(at);
  return `${formatNearDayFr(instant, now)}, ${formatTimeFr(instant)}`;
}

function GateWarnings({ caseView }: { caseView: CaseView }) {
  const form = findForm(caseView.form, caseView.formVersion);
  const warnings = form ? evaluateGate(form, caseView.content.gate).warnings : [];
  return warnings.length === 0 ? null : (
    <Notice tone="attention" title={caseFr.warnings}>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.id}>{warning.label}</li>
        ))}
      </ul>
    </Notice>
  );
}

function patientItems({ content: { patient } }: CaseView, now: Date): Definition[] {
  const { fields } = caseFr;
  const items: Definition[] = [
    { term: fields.birthName, value: patient.birthName },
    { term: fields.usedName, value: patient.usedName },
    { term: fields.firstNames, value: patient.firstNames },
    {
      term: fields.birthDate,
      value: caseFr.bornOn(formatDayFr(patient.birthDate), ageWords(patient.birthDate, now)),
    },
    { term: fields.sex, value: patient.sex === null ? '' : sexLabelsFr[patient.sex] },
    { term: fields.ins, value: patient.ins && formatNir(patient.ins) },
    { term: fields.billingNir, value: patient.billingNir && formatNir(patient.billingNir) },
    {
      term: fields.holder,
      value:
        patient.nirHolderRelation === null
          ? ''
          : caseFr.holder(patient.nirHolderName, relationsFr[patient.nirHolderRelation]),
    },
  ];
  return items.filter((item) => item.value !== '');
}

function consentWords({ content: { consent } }: CaseView): string {
  const by =
    consent.guardianRelation === null
      ? caseFr.consented
      : caseFr.guardian(consent.guardianName, relationsFr[consent.guardianRelation]);
  return [caseFr.consent, by, consent.toldBy && caseFr.told(consent.toldBy)].filter(Boolean).join(' · ');
}

function RequesterDocuments({ caseView }: { caseView: CaseView }) {
  const documents = caseView.documents.filter(
    (document) => document.from === 'requester' && document.state === 'ready',
  );
  return documents.length === 0 ? null : (
    <Card title={caseFr.documents}>
      <ul className="d-links">
        {documents.map(({ documentId, name }) => (
          <li key={documentId}>
            <FileLink href={urlOf(getDocument, { params: { documentId } })}>
              <Icon name="file" />
              {caseFr.openDocument(name)}
            </FileLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
