// The same reading of a registration for the screen and for the server (B-042): each field becomes its normalised value
// or a refusal with its place.
import type { FieldProblem } from '../problem.ts';
import { birthDateErrorsFr } from '../values/birth-date.fr.ts';
import { isMinorOn, parseBirthDate } from '../values/birth-date.ts';
import type { CivilDay } from '../values/civil-day.ts';
import { emailErrorsFr } from '../values/email.fr.ts';
import { parseEmail } from '../values/email.ts';
import { finessErrorsFr } from '../values/finess.fr.ts';
import { parseFiness } from '../values/finess.ts';
import { ibanErrorsFr } from '../values/iban.fr.ts';
import { parseIban } from '../values/iban.ts';
import { personNameErrorsFr } from '../values/person-name.fr.ts';
import { parsePersonName } from '../values/person-name.ts';
import { phoneErrorsFr } from '../values/phone.fr.ts';
import { parsePhone } from '../values/phone.ts';
import { rppsErrorsFr } from '../values/rpps.fr.ts';
import { type IdentityMode, parseRpps } from '../values/rpps.ts';
import { registrationFieldsFr } from './registration.fr.ts';
import type { RegistrationAnswers, RegistrationField, RegistrationFieldKind } from './registration-form.ts';

export type RegistrationSurroundings = {
  /** The day it is in France. */
  today: CivilDay;
  identityMode: IdentityMode;
  /** minors register with a guardian's consent; off for professionals. */
  acceptsMinors: boolean;
};

type Read = { value: string } | { code: string; message: string };
type Reader = (text: string, around: RegistrationSurroundings, field: RegistrationField) => Read;

const refused = <C extends string>(sentences: Readonly<Record<C, string>>, code: C): Read => ({
  code,
  message: sentences[code],
});

const readers: Record<Exclude<RegistrationFieldKind, 'statement'>, Reader> = {
  name: (text) => {
    const read = parsePersonName(text);
    return read.ok ? { value: read.name } : refused(personNameErrorsFr, read.code);
  },
  'birth-date': (text, { today, acceptsMinors }) => {
    const read = parseBirthDate(text, today);
    if (!read.ok) return refused(birthDateErrorsFr, read.code);
    return !acceptsMinors && isMinorOn(read.birthDate, today)
      ? { code: 'registration.under_age', message: registrationFieldsFr.underAge }
      : { value: read.birthDate };
  },
  rpps: (text, { identityMode }) => {
    const read = parseRpps(text, identityMode);
    return read.ok ? { value: read.rpps } : refused(rppsErrorsFr, read.code);
  },
  phone: (text) => {
    const read = parsePhone(text);
    return read.ok ? { value: read.phone } : refused(phoneErrorsFr, read.code);
  },
  finess: (text) => {
    const read = parseFiness(text);
    return read.ok ? { value: read.finess } : refused(finessErrorsFr, read.code);
  },
  email: (text) => {
    const read = parseEmail(text);
    return read.ok ? { value: read.email } : refused(emailErrorsFr, read.code);
  },
  iban: (text) => {
    const read = parseIban(text);
    return read.ok ? { value: read.iban } : refused(ibanErrorsFr, read.code);
  },
  'postal-code': (text) =>
    /^\d{5}$/.test(text.replace(/\s/g, ''))
      ? { value: text.replace(/\s/g, '') }
      : { code: 'registration.postal_code', message: registrationFieldsFr.postalCode },
  choice: (text, _around, { choices = [] }) =>
    choices.some(({ value }) => value === text)
      ? { value: text }
      : { code: 'registration.choice', message: registrationFieldsFr.choice },
  text: (text) => {
    const value = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
    return [...value].length > 200
      ? { code: 'registration.too_long', message: registrationFieldsFr.tooLong }
      : { value };
  },
};

/** The refusal of one field, its normalised value, or nothing for an optional field left empty. */
export function readRegistrationField(
  field: RegistrationField,
  answer: string | boolean | undefined,
  around: RegistrationSurroundings,
): { value?: string | true; problem?: FieldProblem } {
  const path = `answers.${field.id}`;
  if (field.kind === 'statement') {
    return answer === true
      ? { value: true }
      : { problem: { path, code: 'registration.unticked', message: registrationFieldsFr.unticked } };
  }
  const text = typeof answer === 'string' ? answer : '';
  if (text.trim() === '') {
    return field.isOptional
      ? {}
      : { problem: { path, code: 'registration.missing', message: registrationFieldsFr.missing } };
  }
  const read = readers[field.kind](text, around, field);
  return 'value' in read ? { value: read.value } : { problem: { path, ...read } };
}

/** Reads fields in order: what is right, normalised, and every refusal at its place. */
export function checkRegistration(
  fields: readonly RegistrationField[],
  answers: RegistrationAnswers,
  around: RegistrationSurroundings,
): { values: Record<string, string | true>; problems: FieldProblem[] } {
  const values: Record<string, string | true> = {};
  const problems: FieldProblem[] = [];
  for (const field of fields) {
    const { value, problem } = readRegistrationField(field, answers[field.id], around);
    if (problem) problems.push(problem);
    else if (value !== undefined) values[field.id] = value;
  }
  return { values, problems };
}
