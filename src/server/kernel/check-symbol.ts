/**
 * Codes people read aloud or type from paper: Crockford's 32 symbols (no I, L, O, U) and one check symbol. The check
 * is a polynomial over the field of 32 elements: every single wrong symbol and every exchange of two symbols is found.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `count` random symbols; every byte gives five unbiased bits. */
export function randomSymbols(bytes: Uint8Array): string {
  return [...bytes].map((byte) => alphabet[byte & 31]).join('');
}

/** What was typed, in upper case without separators, letters that look like digits read as digits. */
export function normaliseSymbols(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s.\-_\u2010-\u2015]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** The check symbol of a text made of the alphabet's symbols. */
export function checkSymbolOf(symbols: string): string {
  return alphabet[timesRoot(remainderOf(symbols))] ?? '';
}

/** True when all symbols are known and the last one is the check of the others. */
export function hasRightCheckSymbol(symbols: string): boolean {
  return [...symbols].every((symbol) => alphabet.includes(symbol)) && remainderOf(symbols) === 0;
}

function remainderOf(symbols: string): number {
  let remainder = 0;
  for (const symbol of symbols) remainder = timesRoot(remainder) ^ alphabet.indexOf(symbol);
  return remainder;
}

/** Product with the root of x⁵ + x² + 1. */
function timesRoot(element: number): number {
  const doubled = element << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}
