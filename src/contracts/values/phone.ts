import type { phoneErrorsFr } from './phone.fr.ts';
import type { Branded, Parsed } from './value-schema.ts';

/** A French telephone number, overseas included, as `+33612345678` (E.164). */
export type PhoneNumber = Branded<'PhoneNumber'>;
export type PhoneErrorCode = keyof typeof phoneErrorsFr;
export type ParsedPhone = Parsed<'phone', PhoneNumber, PhoneErrorCode>;

/** National prefixes (after the 0) that leave metropolitan France, with their country code. */
const overseas: readonly { code: string; prefixes: RegExp }[] = [
  { code: '262', prefixes: /^(26[239]|639|69[23])/ },
  { code: '590', prefixes: /^(590|69[01])/ },
  { code: '594', prefixes: /^(594|694)/ },
  { code: '596', prefixes: /^(596|69[67])/ },
];

/** Territories with a numbering plan of their own: country code, digits that may follow, mobile prefixes. */
const ownPlans: readonly { code: string; national: RegExp; mobile: RegExp }[] = [
  { code: '508', national: /^(4\d{5}|5\d{5}|708\d{6})$/, mobile: /^(55|708)/ },
  { code: '681', national: /^\d{6}$/, mobile: /^8/ },
  { code: '687', national: /^\d{6}$/, mobile: /^[5789]/ },
  { code: '689', national: /^\d{8}$/, mobile: /^8[79]/ },
];

/**
 * A light reading for forms: ten digits, or the international form, of metropolitan and overseas France. The server
 * checks the ranges really assigned (`parsePhoneStrictly`).
 */
export function parsePhone(text: string): ParsedPhone {
  const value = text.replace(/\(0\)/gu, '').replace(/[\s.\-/()\u2010-\u2015]/gu, '');
  if (value === '') return { ok: false, code: 'phone.empty' };
  if (!/^\+?\d+$/.test(value)) return { ok: false, code: 'phone.characters' };
  const international = value.replace(/^00/, '+');
  return international.startsWith('+') ? parseInternational(international.slice(1)) : parseNational(value);
}

function parseInternational(digits: string): ParsedPhone {
  if (digits.startsWith('33')) return parseNational(`0${digits.slice(2).replace(/^0/, '')}`);
  const plan = ownPlans.find(({ code }) => digits.startsWith(code));
  if (plan !== undefined) {
    return plan.national.test(digits.slice(3)) ? accepted(digits) : { ok: false, code: 'phone.length' };
  }
  const area = overseas.find(({ code }) => digits.startsWith(code));
  if (area === undefined) return { ok: false, code: 'phone.foreign' };
  const national = digits.slice(3).replace(/^0/, '');
  if (national.length !== 9) return { ok: false, code: 'phone.length' };
  return area.prefixes.test(national)
    ? accepted(area.code + national)
    : { ok: false, code: 'phone.unassigned' };
}

function parseNational(digits: string): ParsedPhone {
  if (/^(08|1\d|3\d{3}$|118)/.test(digits)) return { ok: false, code: 'phone.special' };
  if (!/^0[1-9]\d{8}$/.test(digits)) return { ok: false, code: 'phone.length' };
  const national = digits.slice(1);
  const area = overseas.find(({ prefixes }) => prefixes.test(national));
  return accepted((area?.code ?? '33') + national);
}

function accepted(digits: string): ParsedPhone {
  return { ok: true, phone: `+${digits}` as PhoneNumber };
}

/** True when the number can receive an SMS. */
export function isMobilePhone(phone: PhoneNumber): boolean {
  const digits = phone.slice(1);
  const plan = ownPlans.find(({ code }) => digits.startsWith(code));
  if (plan !== undefined) return plan.mobile.test(digits.slice(3));
  return digits.startsWith('33') ? /^33[67]/.test(digits) : /^\d{3}(6)/.test(digits);
}

/** As French people write it: `06 12 34 56 78`; territories with their own plan keep the `+` form. */
export function formatPhone(phone: PhoneNumber): string {
  const digits = phone.slice(1);
  const national = digits.startsWith('33') ? digits.slice(2) : digits.slice(3);
  if (national.length !== 9 || ownPlans.some(({ code }) => digits.startsWith(code))) {
    return `+${digits.slice(0, 3)} ${national.replace(/(\d{2})(?=\d)/g, '$1 ')}`;
  }
  return `0${national}`.replace(/(\d{2})(?=\d)/g, '$1 ');
}
