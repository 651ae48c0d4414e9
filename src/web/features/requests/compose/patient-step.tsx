import { useState } from 'react';
import { isMinor } from '#contracts/cases/check-submission.ts';
import { insErrorsFr } from '#contracts/values/ins.fr.ts';
import { parseIns } from '#contracts/values/ins.ts';
import { nirErrorsFr, nirWarningsFr } from '#contracts/values/nir.fr.ts';
import { checkNirAgainst, parseNir, sexOfNir } from '#contracts/values/nir.ts';
import { sexLabelsFr } from '#contracts/values/sex.fr.ts';
import { sexSchema } from '#contracts/values/sex.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { NirField } from '#web/ui/nir-field.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PhoneField, TextField } from '#web/ui/text-field.tsx';
import { FieldSpot, useCompose, useWriters } from './compose-context.tsx';
import { ConsentPart } from './consent-part.tsx';
import { EarlierRequests } from './earlier-requests.tsx';
import { patientFr } from './patient.fr.ts';
import { StepParts } from './step-parts.tsx';

const nirLength = 15;
const name = { autoComplete: 'off', autoCapitalize: 'words', spellCheck: false, maxLength: 100 } as const;

/** Who the patient is, whose number pays, and what was told and agreed (B-050, B-051, B-057, B-062). */
export function PatientStep() {
  return (
    <StepParts
      step="patient"
      parts={[
        { id: 'identite', title: patientFr.parts.identite, body: <IdentityPart /> },
        { id: 'numero', title: patientFr.parts.numero, body: <NumberPart />, isJoined: true },
        {
          id: 'consentement',
          title: patientFr.parts.consentement,
          body: <ConsentPart />,
          column: 'right',
        },
      ]}
    />
  );
}

function IdentityPart() {
  const { content } = useCompose();
  const { setPatient } = useWriters();
  const { patient } = content;
  const texts = patientFr.identity;
  return (
    <div className="r-fields">
      <FieldSpot path="patient.birthName">
        {(error) => (
          <TextField
            {...name}
            label={texts.birthName}
            value={patient.birthName}
            onChange={(value) => setPatient('birthName', value)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="patient.firstNames">
        {(error) => (
          <TextField
            {...name}
            label={texts.firstNames}
            value={patient.firstNames}
            onChange={(value) => setPatient('firstNames', value)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="patient.usedName">
        {(error) => (
          <TextField
            {...name}
            label={texts.usedName}
            hint={texts.usedNameHint}
            isOptional
            value={patient.usedName}
            onChange={(value) => setPatient('usedName', value)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="patient.birthDate">
        {(error) => (
          <DateField
            label={texts.birthDate}
            value={patient.birthDate}
            onChange={(value) => setPatient('birthDate', value)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="patient.phone">
        {(error) => (
          <PhoneField
            label={texts.phone}
            hint={texts.phoneHint}
            isOptional
            value={patient.phone}
            onChange={(value) => setPatient('phone', value)}
            error={error}
          />
        )}
      </FieldSpot>
    </div>
  );
}

function NumberPart() {
  const { content, today, caseId } = useCompose();
  const { setPatient } = useWriters();
  const { patient } = content;
  const isForMinor = isMinor(content, today);
  const texts = patientFr.number;
  const parsed = parseNir(patient.billingNir);
  const immediate =
    patient.billingNir.length === nirLength && !parsed.ok ? nirErrorsFr[parsed.code] : undefined;
  const doubts =
    parsed.ok && !isForMinor && patient.sex !== null && patient.birthDate !== ''
      ? checkNirAgainst(parsed.nir, { sex: patient.sex, birthDate: patient.birthDate })
      : [];
  // The patient's own number begins with the sex; a minor's is a parent's.
  const typeNumber = (billingNir: string) => {
    const typed = parseNir(billingNir);
    setPatient('billingNir', billingNir);
    const sex = typed.ok ? sexOfNir(typed.nir) : undefined;
    if (sex && patient.sex === null && patient.birthDate !== '' && !isForMinor) setPatient('sex', sex);
  };
  return (
    <div className="r-fields">
      <FieldSpot path="patient.billingNir">
        {(error) => (
          <Stack gap="tight">
            <NirField
              label={isForMinor ? texts.labelMinor : texts.label}
              hint={isForMinor ? texts.hintMinor : texts.hint}
              value={patient.billingNir}
              onChange={typeNumber}
              error={error ?? immediate}
            />
            <p className="r-check small" role="status">
              {parsed.ok && !error && (
                <>
                  <Icon name="check" size={1} />
                  {texts.checked}
                </>
              )}
            </p>
          </Stack>
        )}
      </FieldSpot>
      {doubts.length > 0 && (
        <Notice tone="attention" title={texts.doubt}>
          {doubts.map((code) => (
            <p key={code}>{nirWarningsFr[code]}</p>
          ))}
        </Notice>
      )}
      {isForMinor && <HolderFields />}
      <FieldSpot path="patient.sex">
        {(error) => (
          <ChoiceField
            label={patientFr.identity.sex}
            columns={3}
            choices={sexSchema.options.map((value) => ({ value, label: sexLabelsFr[value] }))}
            value={patient.sex ?? undefined}
            onChange={(value) => setPatient('sex', value)}
            error={error}
          />
        )}
      </FieldSpot>
      <InsField isForMinor={isForMinor} />
      {parsed.ok && <EarlierRequests nir={parsed.nir} caseId={caseId} />}
    </div>
  );
}

function HolderFields() {
  const { content } = useCompose();
  const { setPatient } = useWriters();
  const texts = patientFr.number;
  const relations = Object.entries(texts.relations) as [keyof typeof texts.relations, string][];
  return (
    <>
      <FieldSpot path="patient.nirHolderName">
        {(error) => (
          <TextField
            {...name}
            label={texts.holderName}
            value={content.patient.nirHolderName}
            onChange={(value) => setPatient('nirHolderName', value)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="patient.nirHolderRelation">
        {(error) => (
          <ChoiceField
            label={texts.relation}
            columns={3}
            choices={relations.map(([value, label]) => ({ value, label }))}
            value={content.patient.nirHolderRelation ?? undefined}
            onChange={(value) => setPatient('nirHolderRelation', value)}
            error={error}
          />
        )}
      </FieldSpot>
    </>
  );
}

/** Another number than the one that pays: folded away for an adult, shown for a child (B-050). */
function InsField({ isForMinor }: { isForMinor: boolean }) {
  const { content } = useCompose();
  const { setPatient } = useWriters();
  const [isOpen, setIsOpen] = useState(content.patient.ins !== '');
  const texts = patientFr.number;
  if (!isForMinor && !isOpen) {
    return (
      <div>
        <Button look="quiet" icon="plus" onClick={() => setIsOpen(true)}>
          {texts.addIns}
        </Button>
      </div>
    );
  }
  const { ins } = content.patient;
  const parsed = parseIns(ins);
  const immediate = ins.length === nirLength && !parsed.ok ? insErrorsFr[parsed.code] : undefined;
  return (
    <FieldSpot path="patient.ins">
      {(error) => (
        <NirField
          label={isForMinor ? texts.insMinor : texts.ins}
          hint={texts.insHint}
          isOptional
          value={ins}
          onChange={(value) => setPatient('ins', value)}
          error={error ?? immediate}
        />
      )}
    </FieldSpot>
  );
}
