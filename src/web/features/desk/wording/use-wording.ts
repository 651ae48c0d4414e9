import { type RefObject, useRef, useState } from 'react';
import type { Opinion } from '#contracts/cases/opinion.ts';
import type { PhraseContent } from '#contracts/phrases/phrase.contract.ts';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { useToast } from '#web/ui/toast.tsx';
import type { OpinionDraft } from '../opinion/use-opinion-draft.ts';
import { type Blank, blankAfter, blanksOf } from './blanks.ts';
import { cursorOf, focusBlank, placeOf } from './focus-blank.ts';
import { type Cursor, insertedInto, takenBack } from './insert-wording.ts';
import { wordingFr } from './wording.fr.ts';

/** Own wording beside the opinion in writing: what is open, what is put in, what is left to fill in. */
export function useWording(draft: OpinionDraft, panel: RefObject<HTMLElement | null>, isWriting: boolean) {
  const toast = useToast();
  const [shown, setShown] = useState<'phrases' | 'recent'>();
  const cursor = useRef<Cursor>(undefined);
  const latest = useRef(draft);
  latest.current = draft;
  const blanks = blanksOf(draft.opinion);
  const show = (what: 'phrases' | 'recent') => {
    cursor.current = cursorOf(panel.current);
    setShown(what);
  };
  const go = (blank: Blank | undefined) => blank && focusBlank(panel.current, blank);
  const insert = (content: PhraseContent, message: string) => {
    const before: Opinion = draft.opinion;
    const changed = insertedInto(before, content, cursor.current);
    draft.change(changed);
    setShown(undefined);
    const undo = () => latest.current.change(takenBack(latest.current.opinion, before, changed));
    toast({ message, onUndo: undo });
    const [first] = blanksOf({ ...before, ...changed });
    // After the dialog has given the focus back.
    requestAnimationFrame(() => go(first));
  };
  const keys = [
    { key: 't', label: wordingFr.keys.open, run: () => show('phrases') },
    { key: 'f2', label: wordingFr.keys.openWhileTyping, run: () => show('phrases'), isGlobal: true },
    { key: 'h', label: wordingFr.keys.recent, run: () => show('recent') },
    {
      key: 'f8',
      label: wordingFr.keys.nextBlank,
      run: () => go(blankAfter(blanks, placeOf(panel.current))),
      isGlobal: true,
    },
  ];
  useShortcuts(isWriting ? keys : []);
  return { shown, show, close: () => setShown(undefined), insert, blanks, go };
}

export type Wording = ReturnType<typeof useWording>;
