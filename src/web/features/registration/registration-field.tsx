import type { RegistrationField } from '#contracts/accounts/registration-form.ts';
import { CheckboxCard, ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { PhoneField, TextField } from '#web/ui/text-field.tsx';

type Props = {
  field: RegistrationField;
  answer: string | boolean | undefined;
  error: string | undefined;
  onChange: (answer: string | boolean) => void;
};

const keyboards: Partial<Record<RegistrationField['kind'], 'numeric' | 'email'>> = {
  rpps: 'numeric',
  'postal-code': 'numeric',
  email: 'email',
};

/** One field of a form as its kind asks for it. */
export function RegistrationFieldInput({ field, answer, error, onChange }: Props) {
  const { label, hint, isOptional = false } = field;
  const common = { label, hint, isOptional, error };
  const value = typeof answer === 'string' ? answer : '';
  switch (field.kind) {
    case 'statement':
      return <CheckboxCard label={label} isChecked={answer === true} onChange={onChange} error={error} />;
    case 'choice':
      return (
        <ChoiceField
          {...common}
          choices={field.choices ?? []}
          value={value === '' ? undefined : value}
          onChange={onChange}
        />
      );
    case 'birth-date':
      return <DateField {...common} value={value} onChange={onChange} isOwnBirthday />;
    case 'phone':
      return <PhoneField {...common} autoComplete="tel" value={value} onChange={onChange} />;
    default:
      return (
        <TextField
          {...common}
          value={value}
          onChange={onChange}
          maxLength={200}
          autoComplete={field.autoComplete ?? 'off'}
          spellCheck={false}
          {...(keyboards[field.kind] ? { inputMode: keyboards[field.kind] } : {})}
        />
      );
  }
}
