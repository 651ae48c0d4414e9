import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { phraseParts, type SkinFamily } from '#contracts/phrases/phrase.vocabulary.ts';

export type PhraseFilter = { text: string; family: SkinFamily | '' };

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** All words of it, for a glance and for looking through. */
export function wordsOf(content: PhraseContent): string[] {
  const texts =
    content.kind === 'phrase'
      ? [content.text]
      : [content.findings, ...content.hypotheses, ...phraseParts.slice(1).map((part) => content[part])];
  return texts.map((text) => text.trim()).filter(Boolean);
}

/** Those of the family that hold every word typed. */
export function filtered<Item extends { content: PhraseContent }>(
  items: readonly Item[],
  { text, family }: PhraseFilter,
): Item[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return items.filter(({ content }) => {
    const all = plain([content.title, ...wordsOf(content)].join(' '));
    return (family === '' || content.family === family) && words.every((word) => all.includes(word));
  });
}
