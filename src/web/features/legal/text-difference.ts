import { diffArrays, diffWordsWithSpace } from 'diff';

export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };
/** Paragraphs that are the same, or one that is not, word by word. */
export type DifferenceBlock = { kind: 'same'; paragraphs: string[] } | { kind: 'changed'; pieces: Piece[] };

/** Beyond so many words changed, or with so little in common, a paragraph is another one. */
const mostEdits = 400;
const leastInCommon = 0.3;

/** What of Markdown says how a text looks, and is not read. */
function plain(line: string): string {
  return line
    .replace(/^#+\s+/, '')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/^\|\s*(.*?)\s*\|$/, '$1')
    .replaceAll(/\s*\|\s*/g, ' · ')
    .trim();
}

const paragraphsOf = (text: string) =>
  text
    .split(/\r?\n/)
    .filter((line) => !/^[\s|:-]*$/.test(line))
    .map(plain);

/** what differs between two Markdown texts, paragraph by paragraph, then word by word. */
export function differenceOf(before: string, after: string): DifferenceBlock[] {
  const blocks: DifferenceBlock[] = [];
  let removed: string[] = [];
  for (const { value, added, removed: isGone } of diffArrays(paragraphsOf(before), paragraphsOf(after))) {
    if (isGone) {
      removed = value;
      continue;
    }
    blocks.push(...changed(removed, added ? value : []));
    removed = [];
    if (!added) blocks.push({ kind: 'same', paragraphs: value });
  }
  return [...blocks, ...changed(removed, [])];
}

/** Paragraphs that stand in the same place are compared with each other. */
function changed(before: readonly string[], after: readonly string[]): DifferenceBlock[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, at) => piecesOf(before[at] ?? '', after[at] ?? '')).map((pieces) => ({
    kind: 'changed',
    pieces,
  }));
}

function piecesOf(before: string, after: string): Piece[] {
  const words = before && after ? diffWordsWithSpace(before, after, { maxEditLength: mostEdits }) : undefined;
  const common = (words ?? []).filter(({ added, removed }) => !added && !removed);
  const shared = common.reduce((length, { value }) => length + value.length, 0);
  if (!words || shared < leastInCommon * Math.max(before.length, after.length)) {
    const whole: Piece[] = [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
    return whole.filter(({ text }) => text !== '');
  }
  return joined(
    words.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })),
  );
}

/** Words changed one after the other are one change: what went, then what came. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let gone = '';
  let come = '';
  const flush = () => {
    if (gone) result.push({ kind: 'removed', text: gone });
    if (come) result.push({ kind: 'added', text: come });
    gone = '';
    come = '';
  };
  pieces.forEach(({ kind, text }, at) => {
    const isBetween =
      kind === 'same' && text.trim() === '' && at < pieces.length - 1 && (gone || come) !== '';
    if (kind === 'same' && !isBetween) {
      flush();
      result.push({ kind, text });
      return;
    }
    if (kind !== 'added') gone += text;
    if (kind !== 'removed') come += text;
  });
  flush();
  return result;
}

/** How many passages differ. */
export function countChanges(blocks: readonly DifferenceBlock[]): number {
  return blocks.filter(({ kind }) => kind === 'changed').length;
}
