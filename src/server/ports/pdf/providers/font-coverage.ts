/**
 * Which characters our fonts can show. An archive PDF may not hold a character without a glyph: the typesetter
 * would refuse the whole document because of one emoji. So the text is fitted to the fonts first: look-alikes
 * where there is one, an empty square where there is none; nothing disappears silently.
 */

import type { PdfValue } from '../pdf.port.ts';

const lookAlikes: Readonly<Record<string, string>> = {
  '\u2011': '-',
  '\u2012': '–',
  '\u2212': '-',
  '\u2713': '×',
  '\u2714': '×',
  '\u2007': '\u00a0',
  '\u202f': '\u00a0',
  '\t': ' ',
  '\u2028': '\n',
  '\u2029': '\n',
};
// Control, invisible and direction characters: they show nothing and can reorder what is read.
const invisible = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u;
const plain = /^[\x20-\x7e\n\u00a0-\u00ac\u00ae-\u00ff]*$/;

/** Code points of a TrueType file's Unicode table (cmap formats 4 and 12). */
export function readFontCoverage(font: Buffer): Set<number> {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + index * 16;
    if (font.toString('latin1', at, at + 4) === 'cmap') return readCmap(font, font.readUInt32BE(at + 8));
  }
  throw new Error('font without cmap table');
}

function readCmap(font: Buffer, cmap: number): Set<number> {
  const covered = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 4) readSegments(font, at, covered);
    if (format === 12) readGroups(font, at, covered);
  }
  return covered;
}

function readSegments(font: Buffer, at: number, covered: Set<number>): void {
  const double = font.readUInt16BE(at + 6);
  for (let index = 0; index < double; index += 2) {
    const end = font.readUInt16BE(at + 14 + index);
    const start = font.readUInt16BE(at + 16 + double + index);
    const delta = font.readUInt16BE(at + 16 + 2 * double + index);
    const rangeAt = at + 16 + 3 * double + index;
    const range = font.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - start));
      const glyph = range === 0 || raw !== 0 ? (raw + delta) & 0xffff : 0;
      if (glyph !== 0) covered.add(code);
    }
  }
}

function readGroups(font: Buffer, at: number, covered: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code += 1) {
      covered.add(code);
    }
  }
}

/** Text that every font of the set can show. Composed accents (NFC); runs of unknown characters: one « □ ». */
export function fitText(text: string, covered: ReadonlySet<number>): string {
  if (plain.test(text)) return text;
  let fitted = '';
  let isUnknownBefore = false;
  for (const character of text.replace(/\r\n?/g, '\n').normalize('NFC')) {
    const candidate = fitCharacter(character, covered);
    const isUnknown = candidate === undefined;
    if (isUnknown && !isUnknownBefore) fitted += '□';
    fitted += candidate ?? '';
    if (candidate !== '') isUnknownBefore = isUnknown;
  }
  return fitted;
}

function fitCharacter(character: string, covered: ReadonlySet<number>): string | undefined {
  if (character === '\n' || covered.has(character.codePointAt(0) ?? 0)) {
    return character === '\n' || !invisible.test(character) ? character : '';
  }
  return lookAlikes[character] ?? (invisible.test(character) ? '' : undefined);
}

/** `fitText` on every string of a value, keys untouched. */
export function fitValue(value: PdfValue, covered: ReadonlySet<number>): PdfValue {
  if (typeof value === 'string') return fitText(value, covered);
  if (Array.isArray(value)) return value.map((item: PdfValue) => fitValue(item, covered));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fitValue(item, covered)]));
}
