import { referralDelays, referralTargets } from '#contracts/cases/case.vocabulary.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { isUrgent, type Opinion } from '#contracts/cases/opinion.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard, ChoiceField } from '#web/ui/choice-field.tsx';
import { Stack } from '#web/ui/page.tsx';
import { LongTextField, SelectField } from '#web/ui/text-field.tsx';
import { DescribedField } from '../terms/described-field.tsx';
import { useSuggestionSwitch } from '../terms/suggestion-switch.ts';
import { termsFr } from '../terms/terms.fr.ts';
import { CallPharmacy } from './call-pharmacy.tsx';
import { HypothesesField } from './hypotheses-field.tsx';
import { opinionFr } from './opinion.fr.ts';

type OpinionFormProps = {
  caseView: CaseView;
  opinion: Opinion;
  errors: Readonly<Record<string, string>>;
  onChange: (changed: Partial<Opinion>) => void;
};

type TextPart = { [K in keyof Opinion]: Opinion[K] extends string ? K : never }[keyof Opinion];
type LongPart = Exclude<TextPart, 'referral' | 'referralWithin'>;

/** The structured opinion (R6316-4): what is required first, the rest under it. No score, no verdict. */
export function OpinionForm({ caseView, opinion, errors, onChange }: OpinionFormProps) {
  const [isOffering, setIsOffering] = useSuggestionSwitch();
  const part = (name: LongPart) => ({
    name,
    label: opinionFr[name],
    value: opinion[name],
    error: errors[name],
    maxLength: 10_000,
    onChange: (text: string) => onChange({ [name]: text }),
  });
  return (
    <Stack>
      <DescribedField {...part('findings')} hint={opinionFr.findingsHint} />
      <HypothesesField
        values={opinion.hypotheses}
        error={errors['hypotheses']}
        onChange={(hypotheses) => onChange({ hypotheses })}
      />
      <LongTextField {...part('pharmacistAdvice')} hint={opinionFr.pharmacistAdviceHint} />
      <div className="c-stack c-stack--tight">
        <LongTextField {...part('photoLimits')} />
        {opinion.photoLimits.trim() === '' && (
          <Button
            icon="pencil"
            onClick={() => onChange({ photoLimits: opinionFr.suggestions[caseView.form] })}
          >
            {opinionFr.suggest}
          </Button>
        )}
      </div>
      <Referral opinion={opinion} errors={errors} onChange={onChange} />
      {isUrgent(opinion) && <CallPharmacy pharmacy={caseView.pharmacy} />}
      <LongTextField {...part('treatmentAdvice')} isOptional />
      <LongTextField {...part('followUp')} isOptional />
      <DescribedField {...part('freeText')} isOptional />
      <LongTextField {...part('technicalIncidents')} hint={opinionFr.technicalIncidentsHint} isOptional />
      <CheckboxCard label={termsFr.switch} isChecked={isOffering} onChange={setIsOffering} />
    </Stack>
  );
}

function Referral({ opinion, errors, onChange }: Omit<OpinionFormProps, 'caseView'>) {
  const hasDelay = opinion.referral === 'general-practitioner' || opinion.referral === 'dermatologist';
  return (
    <>
      <ChoiceField
        label={opinionFr.referral}
        columns={2}
        choices={referralTargets.map((value) => ({ value, label: opinionFr.referrals[value] }))}
        value={opinion.referral}
        error={errors['referral']}
        onChange={(referral) => {
          const keepsDelay = referral === 'general-practitioner' || referral === 'dermatologist';
          onChange({ referral, ...(keepsDelay ? {} : { referralWithin: 'none' }) });
        }}
      />
      {hasDelay && (
        <SelectField
          label={opinionFr.referralWithin}
          options={referralDelays.map((value) => ({ value, label: opinionFr.delays[value] }))}
          value={opinion.referralWithin}
          error={errors['referralWithin']}
          onChange={(value) => onChange({ referralWithin: value as Opinion['referralWithin'] })}
        />
      )}
    </>
  );
}
