import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type ParsedPhone, parsePhone } from '#contracts/values/phone.ts';

/** The light reading of the forms, then the ranges really assigned: too heavy for the browser. */
export function parsePhoneStrictly(text: string): ParsedPhone {
  const parsed = parsePhone(text);
  if (!parsed.ok) return parsed;
  const isAssigned = parsePhoneNumberFromString(parsed.phone)?.isValid() === true;
  return isAssigned ? parsed : { ok: false, code: 'phone.unassigned' };
}
