import { verificationFr } from './verification.fr.ts';

const codeLength = 12;
const groupLength = 4;

export type ReadCode = { ok: true; code: string } | { ok: false; message: string };

/**
 * Reads a code as people type it: any case, groups apart or not, O for 0, I or L for 1. The answer is grouped as
 * printed. Whether its check symbol is right is for the server to say, as for a code that does not exist.
 */
export function readCode(typed: string): ReadCode {
  const symbols = typed
    .toUpperCase()
    .replace(/[\s.\-_/\u2010-\u2015]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (symbols === '') return { ok: false, message: verificationFr.codeEmpty };
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(symbols)) return { ok: false, message: verificationFr.codeSymbols };
  if (symbols.length !== codeLength) {
    return { ok: false, message: verificationFr.codeLength(symbols.length) };
  }
  return { ok: true, code: groupsOf(symbols, groupLength).join('-') };
}

/** `text` in groups of `size`, the last one shorter. */
export function groupsOf(text: string, size: number): string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
}
