import type { ibanErrorsFr } from './iban.fr.ts';
import type { Branded, Parsed } from './value-schema.ts';

/** An international bank account number (ISO 13616), capitals and digits without spaces. */
export type Iban = Branded<'Iban'>;
export type IbanErrorCode = keyof typeof ibanErrorsFr;
export type ParsedIban = Parsed<'iban', Iban, IbanErrorCode>;

const frenchLength = 27;
const otherLengths = { least: 15, most: 34 };

/** Reads an IBAN as typed; its two check digits make the whole worth 1 modulo 97. */
export function parseIban(text: string): ParsedIban {
  const value = text.replace(/[\s.-]/gu, '').toUpperCase();
  if (value === '') return { ok: false, code: 'iban.empty' };
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(value)) return { ok: false, code: 'iban.characters' };
  if (!hasRightLength(value)) return { ok: false, code: 'iban.length' };
  return remainder97(value.slice(4) + value.slice(0, 4)) === 1
    ? { ok: true, iban: value as Iban }
    : { ok: false, code: 'iban.key' };
}

function hasRightLength(value: string): boolean {
  if (/^(FR|MC)/.test(value)) return value.length === frenchLength;
  return value.length >= otherLengths.least && value.length <= otherLengths.most;
}

/** Letters count as 10 to 35. */
function remainder97(value: string): number {
  let rest = 0;
  for (const character of value) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}

/** `FR76 •••• 4321`: enough to recognise one's own account. */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`;
}
