import type { PhraseContent } from './phrase.contract.ts';
import { phraseParts } from './phrase.vocabulary.ts';

/** Whether it would put anything into an opinion. */
export function saysSomething(content: PhraseContent): boolean {
  if (content.kind === 'phrase') return content.text.trim() !== '';
  return (
    content.referral !== 'none' ||
    content.hypotheses.some((line) => line.trim() !== '') ||
    phraseParts.some((part) => content[part].trim() !== '')
  );
}
