import { describe, expect, test } from 'vitest';
import { insertSpoken } from './insert-spoken.ts';

/** `|` marks the caret, `[…]` a selection. */
function put(marked: string, spoken: string, maxLength?: number): string {
  const start = marked.search(/[|[]/);
  const plain = marked.replace(/[|[\]]/g, '');
  const end = marked.includes(']') ? marked.indexOf(']') - 1 : start;
  const { text, caret, isFull } = insertSpoken({ text: plain, start, end }, spoken, maxLength);
  return `${text.slice(0, caret)}|${text.slice(caret)}${isFull ? ' FULL' : ''}`;
}

describe('B-028 words spoken go in at the caret', () => {
  test.each([
    ['|', 'plaque rouge', 'Plaque rouge|'],
    ['Plaque|', 'rouge', 'Plaque rouge|'],
    ['Plaque |', 'rouge', 'Plaque rouge|'],
    ['Plaque| du bras', 'rouge', 'Plaque rouge| du bras'],
    ['Plaque |du bras', 'rouge', 'Plaque rouge |du bras'],
    ['Plaque|.', 'rouge', 'Plaque rouge|.'],
    ['Plaque|', '.', 'Plaque.|'],
    ['Plaque|', ', rouge', 'Plaque, rouge|'],
    ['Plaque|', '\nRouge', 'Plaque\nRouge|'],
    ['Plaque.|', 'rouge', 'Plaque. Rouge|'],
    ['Plaque.\n|', 'rouge', 'Plaque.\nRouge|'],
    ['Depuis [hier] soir', 'lundi', 'Depuis lundi| soir'],
    ['L’|', 'érythème', 'L’érythème|'],
    ['(|)', 'rouge', '(rouge|)'],
  ])('%s + %j gives %j', (marked, spoken, expected) => {
    expect(put(marked, spoken)).toBe(expected);
  });

  test('what does not fit is said, and nothing that stood there is lost', () => {
    expect(put('Plaque| du bras', 'rouge et chaude', 20)).toBe('Plaque rouge| du bras FULL');
    expect(put('Plaque|', 'rouge', 6)).toBe('Plaque| FULL');
  });
});
