import { declineReasons } from '#contracts/cases/case.vocabulary.ts';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { declineFr } from './decline.fr.ts';

export type DeclineReason = (typeof declineReasons)[number];
export type Declining = { reason: DeclineReason | undefined; note: string };

type DeclineFieldsProps = {
  value: Declining;
  onChange: (value: Declining) => void;
  reasonError: string | undefined;
  noteError: string | undefined;
};

/** Why a doctor does not take a case (B-009). */
export function DeclineFields({ value, onChange, reasonError, noteError }: DeclineFieldsProps) {
  return (
    <>
      <ChoiceField
        label={declineFr.reason}
        columns={2}
        choices={declineReasons.map((reason) => ({ value: reason, label: declineFr.reasons[reason] }))}
        value={value.reason}
        error={reasonError}
        onChange={(reason) => onChange({ ...value, reason })}
      />
      <LongTextField
        label={declineFr.note}
        hint={declineFr.noteHint}
        isOptional
        maxLength={2000}
        value={value.note}
        error={noteError}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  );
}
