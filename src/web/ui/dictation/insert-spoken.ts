/** A text with what is selected in it; a caret is an empty selection. */
export type Selected = { text: string; start: number; end: number };

/**
 * Puts words that were spoken in place of the selection: a space where one belongs, a capital at the start of a sentence,
 * no more than `maxLength` characters in all. Nothing around the selection changes.
 */
export function insertSpoken(
  { text, start, end }: Selected,
  spoken: string,
  maxLength = Number.POSITIVE_INFINITY,
): { text: string; caret: number; isFull: boolean } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const begun = beginsSentence(before) ? withCapital(spoken) : spoken;
  const lead = before === '' || /[\s(«’']$/u.test(before) || /^[\s.,)…]/u.test(begun) ? '' : ' ';
  const trail = after === '' || /^[\s.,;:!?)…»]/u.test(after) || /\s$/u.test(begun) ? '' : ' ';
  const wanted = `${lead}${begun}${trail}`;
  const room = Math.max(0, maxLength - before.length - after.length);
  const put = wanted.slice(0, room);
  return {
    text: before + put + after,
    caret: before.length + put.length,
    isFull: put.length < wanted.length,
  };
}

function beginsSentence(before: string): boolean {
  return before.trim() === '' || /(?:[.!?…]\s*|\n\s*)$/u.test(before);
}

function withCapital(text: string): string {
  return text.replace(/^(\s*)(\p{Ll})/u, (_, space: string, letter: string) => space + letter.toUpperCase());
}
