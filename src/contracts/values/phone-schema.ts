import { phoneErrorsFr } from './phone.fr.ts';
import { type PhoneErrorCode, type PhoneNumber, parsePhone } from './phone.ts';
import { valueSchema } from './value-schema.ts';

/** A French telephone number in a body: any usual writing in, E.164 out. */
export const phoneSchema = valueSchema<'phone', PhoneNumber, PhoneErrorCode>({
  parse: parsePhone,
  pick: 'phone',
  sentences: phoneErrorsFr,
  maxLength: 40,
  tooLong: 'phone.length',
});
