import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { phraseParts, type SkinFamily, skinFamiliesFr } from '#contracts/phrases/phrase.vocabulary.ts';
import { plainLetters } from '../terms/plain-letters.ts';

/** Every word typed must begin a word of the title, the family, or the text; titles and families first. */
export function foundWording<Item extends { content: PhraseContent }>(
  items: readonly Item[],
  typed: string,
): Item[] {
  const words = plainLetters(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [...items];
  const begins = (text: string, word: string) => ` ${plainLetters(text)}`.includes(` ${word}`);
  const near: Item[] = [];
  const far: Item[] = [];
  for (const item of items) {
    const head = `${item.content.title} ${skinFamiliesFr[item.content.family]}`;
    if (words.every((word) => begins(head, word))) near.push(item);
    else if (words.every((word) => begins(`${head} ${bodyOf(item.content)}`, word))) far.push(item);
  }
  return [...near, ...far];
}

/** Those of a family before the others, each in the order they had. */
export function familyFirst<Item extends { content: PhraseContent }>(
  items: readonly Item[],
  family: SkinFamily | undefined,
): Item[] {
  return items.toSorted((a, b) => Number(b.content.family === family) - Number(a.content.family === family));
}

/** All its words in one line, for looking through and for a glance. */
export function bodyOf(content: PhraseContent): string {
  const texts =
    content.kind === 'phrase'
      ? [content.text]
      : [content.findings, ...content.hypotheses, ...phraseParts.slice(1).map((part) => content[part])];
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' · ');
}
