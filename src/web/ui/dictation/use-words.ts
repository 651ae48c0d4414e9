import { type RefObject, useLayoutEffect, useRef } from 'react';
import { insertSpoken } from './insert-spoken.ts';

export type DictatedField = {
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
  maxLength: number | undefined;
};

/** The words in the field: put in at the caret, which wanders on; and the text from before. */
export function useWords({ area, value, onChange, maxLength }: DictatedField) {
  const latest = useRef(value);
  latest.current = value;
  const selection = useRef<{ start: number; end: number }>(undefined);
  const caret = useRef<number>(undefined);
  const before = useRef(value);
  const after = useRef<string>(undefined);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    // A field that is not in use is left alone: a phone would open its keyboard.
    if (document.activeElement === area.current)
      area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });

  return {
    begin: () => {
      before.current = latest.current;
      after.current = undefined;
    },
    hasPut: () => after.current !== undefined,
    /** Whether the field is full now. */
    put: (spoken: string): boolean => {
      const text = latest.current;
      // What was typed since the last words is the person's own and stays.
      if (after.current !== text) before.current = text;
      const { start, end } = selection.current ?? { start: text.length, end: text.length };
      const done = insertSpoken({ text, start, end }, spoken, maxLength);
      latest.current = done.text;
      after.current = done.text;
      selection.current = { start: done.caret, end: done.caret };
      caret.current = done.caret;
      onChange(done.text);
      return done.isFull;
    },
    canUndo: after.current !== undefined && after.current === value && before.current !== value,
    undo: () => {
      after.current = undefined;
      selection.current = undefined;
      onChange(before.current);
    },
    noteSelection: () => {
      const { selectionStart: start = 0, selectionEnd: end = 0 } = area.current ?? {};
      selection.current = { start, end };
    },
  };
}
