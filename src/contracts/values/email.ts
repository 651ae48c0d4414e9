import { emailErrorsFr } from './email.fr.ts';
import { type Branded, type Parsed, valueSchema } from './value-schema.ts';

/** An e-mail address in lower case, at most 254 characters. */
export type EmailAddress = Branded<'EmailAddress'>;
export type EmailErrorCode = keyof typeof emailErrorsFr;
export type ParsedEmail = Parsed<'email', EmailAddress, EmailErrorCode>;

const form =
  /^[^\s@<>"(),:;[\]\\]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Normalises an address so that two ways of typing it are one account. */
export function parseEmail(text: string): ParsedEmail {
  const email = text.normalize('NFC').trim().toLowerCase();
  if (email === '') return { ok: false, code: 'email.empty' };
  if (email.length > 254) return { ok: false, code: 'email.length' };
  const local = email.slice(0, email.lastIndexOf('@'));
  if (!form.test(email) || /^\.|\.\.|\.$/.test(local)) return { ok: false, code: 'email.form' };
  return { ok: true, email: email as EmailAddress };
}

export const emailSchema = valueSchema({
  parse: parseEmail,
  pick: 'email',
  sentences: emailErrorsFr,
  maxLength: 400,
  tooLong: 'email.length',
});
