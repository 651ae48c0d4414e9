import { checkSymbolOf, hasRightCheckSymbol, normaliseSymbols, randomSymbols } from './check-symbol.ts';
import type { RandomBytes } from './ids.ts';

/** The number people say on the telephone: `TE-26-7K3M-9Q2F`. Random; tells nothing but the year. */
export type CaseReference = string & { readonly brand: 'CaseReference' };
/** What the holder of a printed report types to check it: `XXXX-XXXX-XXXX`, 55 random bits and a check symbol. */
export type VerificationCode = string & { readonly brand: 'VerificationCode' };

const longestTyped = 40;

/** A new case number; `year` is the calendar year in France. Unique by a constraint where it is stored, not here. */
export function newCaseReference(year: number, randomBytes: RandomBytes): CaseReference {
  const body = String(year % 100).padStart(2, '0') + randomSymbols(randomBytes(7));
  return caseReferenceOf(body + checkSymbolOf(body));
}

/** Reads a case number as typed (any case, with or without hyphens, O for 0, I or L for 1). */
export function parseCaseReference(text: string): CaseReference | undefined {
  if (text.length > longestTyped) return undefined;
  const symbols = normaliseSymbols(text).replace(/^TE/, '');
  const isReference = /^\d{2}.{8}$/.test(symbols) && hasRightCheckSymbol(symbols);
  return isReference ? caseReferenceOf(symbols) : undefined;
}

function caseReferenceOf(symbols: string): CaseReference {
  return `TE-${symbols.slice(0, 2)}-${symbols.slice(2, 6)}-${symbols.slice(6)}` as CaseReference;
}

export function newVerificationCode(randomBytes: RandomBytes): VerificationCode {
  const body = randomSymbols(randomBytes(11));
  return verificationCodeOf(body + checkSymbolOf(body));
}

/** Reads a verification code as typed, with the same tolerance as a case number. */
export function parseVerificationCode(text: string): VerificationCode | undefined {
  if (text.length > longestTyped) return undefined;
  const symbols = normaliseSymbols(text);
  return symbols.length === 12 && hasRightCheckSymbol(symbols) ? verificationCodeOf(symbols) : undefined;
}

function verificationCodeOf(symbols: string): VerificationCode {
  return (symbols.match(/.{4}/g) ?? []).join('-') as VerificationCode;
}
