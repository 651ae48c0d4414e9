import { leftAlone, medicalWords } from './medical-words.ts';
import { soundKey } from './sound-key.ts';

/** Short words have too many neighbours in sound. */
const leastLength = 6;

const known: ReadonlySet<string> = new Set(medicalWords);
const bySound = new Map<string, string[]>();
for (const word of medicalWords) {
  if (word.length < leastLength || leftAlone.has(word)) continue;
  const key = soundKey(word);
  bySound.set(key, [...(bySound.get(key) ?? []), word]);
}

/**
 * Medical words that were written as they sound get their spelling: « éritème » becomes « érythème ». A word that is right
 * already, of medicine or not, stays as it is, and so does a name with its capital within a sentence.
 */
export function correctWords(text: string): string {
  return text.replaceAll(/[\p{L}\p{M}]+/gu, (word, at: number) => {
    const isName = /^\p{Lu}/u.test(word) && !/(?:^|[.?!…]\s*|\n\s*)$/u.test(text.slice(0, at));
    return isName ? word : correctWord(word);
  });
}

function correctWord(word: string): string {
  const plain = word.toLowerCase().normalize('NFC');
  const isPlural = /s$/.test(plain);
  if (known.has(plain) || (/[sx]$/.test(plain) && known.has(plain.slice(0, -1)))) return word;
  const found = bySound.get(soundKey(plain));
  if (!found) return word;
  const best = found.toSorted((a, b) => commonEnd(b, plain) - commonEnd(a, plain))[0] ?? plain;
  const written = isPlural && !/[sxz]$/.test(best) ? `${best}s` : best;
  return /^\p{Lu}/u.test(word) ? written.replace(/^./u, (letter) => letter.toUpperCase()) : written;
}

/** How many letters two words share at their end, a plural aside. */
function commonEnd(a: string, b: string): number {
  const [one, other] = [a.replace(/s$/, ''), b.replace(/s$/, '')];
  let count = 0;
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}
