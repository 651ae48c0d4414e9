// What a registration form is: steps of fields, as data with a version. A version that was used never changes.

export type RegistrationRole = 'pharmacist' | 'doctor';

export type RegistrationFieldKind =
  | 'name'
  | 'birth-date'
  | 'rpps'
  | 'phone'
  | 'text'
  | 'finess'
  | 'postal-code'
  | 'email'
  | 'iban'
  | 'choice'
  /** A declaration, never ticked beforehand; its text is what was declared. */
  | 'statement';

export type RegistrationField = {
  id: string;
  kind: RegistrationFieldKind;
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** Told to nobody but the person: shown masked once saved. */
  isSecret?: boolean;
  choices?: readonly { value: string; label: string }[];
  /** What browsers fill in. */
  autoComplete?: string;
};

export type RegistrationStep = {
  id: string;
  title: string;
  lead?: string;
  fields: readonly RegistrationField[];
};

export type RegistrationForm = {
  id: 'pharmacien' | 'medecin';
  version: number;
  role: RegistrationRole;
  steps: readonly RegistrationStep[];
};

/** What was typed, by id of the field; not yet valid. */
export type RegistrationAnswers = Readonly<Record<string, string | boolean>>;

/** Every field of a form, in order. */
export function fieldsOf(form: RegistrationForm): readonly RegistrationField[] {
  return form.steps.flatMap(({ fields }) => fields);
}
