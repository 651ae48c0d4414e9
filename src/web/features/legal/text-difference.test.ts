import { expect, test } from 'vitest';
import { countChanges, differenceOf } from './text-difference.ts';

const before = '# Titre\n\nLe délai est de **huit** jours.\n\nUn point qui reste.\n\nUn point qui part.';

test('A-117 a changed word is named in its sentence, what stays is one block, what goes and comes is whole', () => {
  const after =
    '# Titre\n\nLe délai est de quinze jours.\n\nUn point qui reste.\n\nTout autre chose, ajoutée ici.';
  expect(differenceOf(before, after)).toEqual([
    { kind: 'same', paragraphs: ['Titre'] },
    {
      kind: 'changed',
      pieces: [
        { kind: 'same', text: 'Le délai est de ' },
        { kind: 'removed', text: 'huit' },
        { kind: 'added', text: 'quinze' },
        { kind: 'same', text: ' jours.' },
      ],
    },
    { kind: 'same', paragraphs: ['Un point qui reste.'] },
    {
      kind: 'changed',
      pieces: [
        { kind: 'removed', text: 'Un point qui part.' },
        { kind: 'added', text: 'Tout autre chose, ajoutée ici.' },
      ],
    },
  ]);
});

test('A-117 the same text differs nowhere, and one from nothing everywhere', () => {
  expect(countChanges(differenceOf(before, before))).toBe(0);
  expect(countChanges(differenceOf('', before))).toBe(4);
  expect(countChanges(differenceOf(before, ''))).toBe(4);
});

test('A-117 reading all pieces but the removed ones gives the new text, whatever the texts', () => {
  const words = ['soin', 'avis', 'le', 'la', 'données', 'compte', 'jour'];
  let state = 7;
  const next = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const paragraph = () => Array.from({ length: 1 + next(12) }, () => words[next(words.length)]).join(' ');
  const text = () => Array.from({ length: next(9) }, paragraph).join('\n\n');
  for (let round = 0; round < 200; round += 1) {
    const [old, young] = [text(), text()];
    const read = (leftOut: string) =>
      differenceOf(old, young).flatMap((block) =>
        block.kind === 'same'
          ? block.paragraphs
          : [
              block.pieces
                .filter(({ kind }) => kind !== leftOut)
                .map((piece) => piece.text)
                .join(''),
            ].filter(Boolean),
      );
    expect(read('removed').join('\n\n')).toBe(young);
    expect(read('added').join('\n\n')).toBe(old);
  }
});
