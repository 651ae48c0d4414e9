/*
 * « cinq virgule deux millimètres » becomes « 5,2 mm ». Only numbers before a unit are written in figures: « un doute » and
 * « depuis trois jours » stay words.
 */
const ones =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const tens: readonly (readonly [number, string])[] = [
  [10, 'dix'],
  [20, 'vingt'],
  [30, 'trente'],
  [40, 'quarante'],
  [50, 'cinquante'],
  [60, 'soixante'],
  [80, 'quatre vingt'],
];
const numberWords = [
  ...ones,
  'une',
  'vingts?',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'cents?',
  'mille',
];

const units: Readonly<Record<string, string>> = {
  'millimètres?': 'mm',
  'centimètres?': 'cm',
  'mètres?': 'm',
  'milligrammes?': 'mg',
  'microgrammes?': 'µg',
  'kilogrammes?|kilos?': 'kg',
  'grammes?': 'g',
  'millilitres?': 'ml',
  'litres?': 'l',
  'pour cent|pourcents?': '%',
  'degrés?(?: celsius)?': '°C',
};

const noBreak = '\u00a0';
const word = `(?:${numberWords.toSorted((a, b) => b.length - a.length).join('|')})`;
const whole = `(?:\\d+|${word}(?:[ -](?:et[ -])?${word})*)`;
const number = `${whole}(?:(?: virgule |,)${whole})?`;
const unit = Object.keys(units).join('|');
const measure = new RegExp(
  `(?<![\\p{L}\\d,’'-])(?:(${number}) (sur|par|à|ou) )?(${number}) (${unit})( carrée?s?)?( et demie?)?(?![\\p{L}’'-])`,
  'giu',
);

/** Numbers before a unit in figures, with a space that does not break. */
export function writeMeasures(text: string): string {
  return text.replaceAll(measure, (...found: string[]) => {
    const [all = '', first, link, second = '', name = '', square, half] = found;
    const value = readNumber(second, half !== undefined);
    const earlier = first === undefined ? '' : readNumber(first, false);
    if (value === undefined || earlier === undefined) return all;
    const sign = Object.entries(units).find(([pattern]) =>
      new RegExp(`^(?:${pattern})$`, 'iu').test(name),
    )?.[1];
    const lead = first === undefined ? '' : `${earlier} ${link} `;
    return `${lead}${value}${noBreak}${sign}${square === undefined ? '' : '²'}`;
  });
}

function readNumber(spoken: string, hasHalf: boolean): string | undefined {
  const [left = '', right] = spoken.toLowerCase().split(/ virgule |,/);
  const before = readWhole(left);
  if (before === undefined) return undefined;
  if (right === undefined) return hasHalf ? `${before},5` : `${before}`;
  const decimals = readDecimals(right);
  return decimals === undefined || hasHalf ? undefined : `${before},${decimals}`;
}

/** Noughts that are said, or written, before the other decimals stay. */
function readDecimals(spoken: string): string | undefined {
  if (/^\d+$/.test(spoken)) return spoken;
  const rest = spoken.replace(/^(?:zéro )+/u, '');
  const value = readWhole(rest);
  return value === undefined ? undefined : '0'.repeat((spoken.length - rest.length) / 'zéro '.length) + value;
}

/** The numbers below a hundred as they are said, hyphens and « et » left out. */
const belowHundred: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 100 }, (_, value) => [sayBelowHundred(value), value] as const),
);

function sayBelowHundred(value: number): string {
  if (value < ones.length) return ones[value] ?? '';
  const [base = 0, name = ''] = tens.findLast(([least]) => least <= value) ?? [];
  return base === value ? name : `${name} ${sayBelowHundred(value - base)}`;
}

/** A whole number below a million, in words or figures; undefined for words that make no number. */
function readWhole(spoken: string): number | undefined {
  if (/^\d+$/.test(spoken)) return Number(spoken);
  const plain = spoken
    .replaceAll(/[ -]et[ -]|-/g, ' ')
    .replaceAll(/(vingt|cent)s/g, '$1')
    .replaceAll(/\bune\b/g, 'un');
  return readAround(plain, 'mille', 1_000, (part) =>
    readAround(part, 'cent', 100, (rest) => belowHundred.get(rest)),
  );
}

/** « trois cent douze »: so many times the word's value, and what follows it. */
function readAround(
  spoken: string,
  word: string,
  times: number,
  read: (part: string) => number | undefined,
): number | undefined {
  const around = new RegExp(`^(?:(.+) )?${word}(?: (.+))?$`, 'u').exec(spoken);
  if (!around) return read(spoken);
  const [before, after] = [around[1], around[2]].map((part) => (part === undefined ? undefined : read(part)));
  if ((around[1] !== undefined && before === undefined) || (around[2] !== undefined && after === undefined)) {
    return undefined;
  }
  const isTooMuch = (before ?? 0) >= (times === 100 ? 10 : 1_000) || (after ?? 0) >= times;
  return isTooMuch ? undefined : (before ?? 1) * times + (after ?? 0);
}
