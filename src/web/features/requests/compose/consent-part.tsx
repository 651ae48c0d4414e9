import { isMinor } from '#contracts/cases/check-submission.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard, ChoiceField } from '#web/ui/choice-field.tsx';
import { Stack } from '#web/ui/page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { useInstance } from '../use-instance.ts';
import { FieldSpot, useCompose, useWriters } from './compose-context.tsx';
import { patientFr } from './patient.fr.ts';

/** Attestations and consents (B-051, B-057); apart and unticked, what is optional (B-062, B-061). */
export function ConsentPart() {
  const { content, today } = useCompose();
  const { setConsent } = useWriters();
  const { consent } = content;
  const isForMinor = isMinor(content, today);
  const texts = patientFr.consent;
  return (
    <div className="r-fields">
      <p className="r-measure">{texts.intro}</p>
      <FieldSpot path="consent.rightsAttested">
        {(error) => (
          <CheckboxCard
            label={texts.rights}
            isChecked={consent.rightsAttested}
            onChange={(isChecked) => setConsent('rightsAttested', isChecked)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="consent.actConsented">
        {(error) => (
          <CheckboxCard
            label={isForMinor ? texts.actMinor : texts.act}
            isChecked={consent.actConsented}
            onChange={(isChecked) => setConsent('actConsented', isChecked)}
            error={error}
          />
        )}
      </FieldSpot>
      <FieldSpot path="consent.objectionRightTold">
        {(error) => (
          <CheckboxCard
            label={texts.objection}
            isChecked={consent.objectionRightTold}
            onChange={(isChecked) => setConsent('objectionRightTold', isChecked)}
            error={error}
          />
        )}
      </FieldSpot>
      <ToldFields />
      {isForMinor && <GuardianFields />}
      <OtherUses />
    </div>
  );
}

function ToldFields() {
  const { content } = useCompose();
  const { setConsent } = useWriters();
  const { accountName } = useInstance();
  const texts = patientFr.consent;
  const hows = Object.entries(texts.hows) as [keyof typeof texts.hows, string][];
  return (
    <>
      <FieldSpot path="consent.toldBy">
        {(error) => (
          <Stack gap="tight">
            <TextField
              label={texts.toldBy}
              autoComplete="off"
              maxLength={200}
              value={content.consent.toldBy}
              onChange={(value) => setConsent('toldBy', value)}
              error={error}
            />
            {accountName !== '' && content.consent.toldBy !== accountName && (
              <div>
                <Button icon="person" onClick={() => setConsent('toldBy', accountName)}>
                  {texts.me(accountName)}
                </Button>
              </div>
            )}
          </Stack>
        )}
      </FieldSpot>
      <FieldSpot path="consent.toldHow">
        {(error) => (
          <ChoiceField
            label={texts.toldHow}
            columns={2}
            choices={hows.map(([value, label]) => ({ value, label }))}
            value={content.consent.toldHow ?? undefined}
            onChange={(value) => setConsent('toldHow', value)}
            error={error}
          />
        )}
      </FieldSpot>
    </>
  );
}

function GuardianFields() {
  const { content } = useCompose();
  const { setConsent } = useWriters();
  const texts = patientFr.consent;
  const { nirHolderName: holder, nirHolderRelation: relation } = content.patient;
  const relations = Object.entries(patientFr.number.relations) as [
    keyof typeof patientFr.number.relations,
    string,
  ][];
  const copyHolder = () => {
    setConsent('guardianName', holder);
    setConsent('guardianRelation', relation);
  };
  return (
    <>
      <FieldSpot path="consent.guardianName">
        {(error) => (
          <Stack gap="tight">
            <TextField
              label={texts.guardian}
              hint={texts.guardianHint}
              autoComplete="off"
              maxLength={200}
              value={content.consent.guardianName}
              onChange={(value) => setConsent('guardianName', value)}
              error={error}
            />
            {holder.trim() !== '' && content.consent.guardianName !== holder && (
              <div>
                <Button icon="person" onClick={copyHolder}>
                  {texts.sameAsHolder(holder)}
                </Button>
              </div>
            )}
          </Stack>
        )}
      </FieldSpot>
      <FieldSpot path="consent.guardianRelation">
        {(error) => (
          <ChoiceField
            label={texts.guardianRelation}
            columns={3}
            choices={relations.map(([value, label]) => ({ value, label }))}
            value={content.consent.guardianRelation ?? undefined}
            onChange={(value) => setConsent('guardianRelation', value)}
            error={error}
          />
        )}
      </FieldSpot>
    </>
  );
}

function OtherUses() {
  const { content } = useCompose();
  const { setConsent } = useWriters();
  const { offersAlgorithmTraining } = useInstance();
  const texts = patientFr.consent;
  return (
    <section className="r-apart" aria-labelledby="r-other-uses">
      <h3 id="r-other-uses">{texts.otherUses}</h3>
      <p className="small soft">{texts.otherUsesHint}</p>
      <CheckboxCard
        label={texts.research}
        isChecked={content.consent.researchConsented}
        onChange={(isChecked) => setConsent('researchConsented', isChecked)}
      />
      {offersAlgorithmTraining && (
        <FieldSpot path="consent.algorithmsConsented">
          {(error) => (
            <CheckboxCard
              label={texts.algorithms}
              isChecked={content.consent.algorithmsConsented}
              onChange={(isChecked) => setConsent('algorithmsConsented', isChecked)}
              error={error}
            />
          )}
        </FieldSpot>
      )}
    </section>
  );
}
