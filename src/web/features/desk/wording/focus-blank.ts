import { type PhrasePart, phraseParts } from '#contracts/phrases/phrase.vocabulary.ts';
import { type Blank, type BlankPart, blankParts } from './blanks.ts';
import type { Cursor } from './insert-wording.ts';

type Panel = HTMLElement | null;

function fieldOf(panel: Panel, part: BlankPart, line: number) {
  return part === 'hypotheses'
    ? panel?.querySelectorAll<HTMLInputElement>('.d-hypotheses input')[line]
    : panel?.querySelector<HTMLTextAreaElement>(`textarea[name="${part}"]`);
}

/** Puts the cursor on a passage left to fill in, so that typing replaces it. */
export function focusBlank(panel: Panel, blank: Blank): void {
  const field = fieldOf(panel, blank.part, blank.line);
  field?.focus();
  field?.setSelectionRange(blank.start, blank.end);
}

/** Where the cursor stands in the form; undefined outside it. */
export function placeOf(panel: Panel): { part: BlankPart; line: number; position: number } | undefined {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return undefined;
  if (!panel?.contains(field)) return undefined;
  const position = field.selectionEnd ?? 0;
  const line = [...panel.querySelectorAll('.d-hypotheses input')].indexOf(field);
  if (line !== -1) return { part: 'hypotheses', line, position };
  const part = blankParts.find((each) => each === field.name);
  return part && { part, line: 0, position };
}

/** The field of the form in which a phrase would stand now. */
export function cursorOf(panel: Panel): Cursor | undefined {
  const place = placeOf(panel);
  const part = phraseParts.find((each): each is PhrasePart => each === place?.part);
  return place && part && { part, position: place.position };
}
