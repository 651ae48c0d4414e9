// Where the streams of a PDF are, without believing its tables: every `stream` keyword counts, also one hidden in a
// string or a comment. Text is Latin-1, one character per byte.

/** Offsets of a body, and of the object that holds it. */
export type PdfStream = { objectAt: number; keywordAt: number; startsAt: number; endsAt: number };

const mostDictionaryChars = 4_096;

/** Streams in order; undefined when there are more than `most`. */
export function findStreams(text: string, most: number): PdfStream[] | undefined {
  const keyword = /\bobj\b|(?<!end)stream[^\r\n]{0,16}(?:\r\n|\n|\r)/g;
  const streams: PdfStream[] = [];
  let objectAt = 0;
  let endsAt = 0;
  for (let found = keyword.exec(text); found !== null; found = keyword.exec(text)) {
    if (found[0] === 'obj') {
      objectAt = found.index;
      continue;
    }
    if (streams.length === most) return undefined;
    const startsAt = found.index + found[0].length;
    if (endsAt < startsAt) endsAt = endOf(text, startsAt);
    streams.push({ objectAt, keywordAt: found.index, startsAt, endsAt });
  }
  return streams;
}

/** The last 4 KiB before the keyword, back to the object's start. */
export function dictionaryOf(text: string, { objectAt, keywordAt }: PdfStream): string {
  return text.slice(Math.max(objectAt, keywordAt - mostDictionaryChars), keywordAt);
}

function endOf(text: string, startsAt: number): number {
  const found = text.indexOf('endstream', startsAt);
  return found === -1 ? text.length : found;
}
