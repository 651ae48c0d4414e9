import { useState } from 'react';
import type { Opinion } from '#contracts/cases/opinion.ts';
import { useAutosave } from '#web/lib/use-autosave.ts';
import { createDraftSaver, DraftConflict, draftCallsOf, type StoredDraft } from './save-draft.ts';

/** The opinion in writing: kept on the server at every pause of the keyboard. */
export function useOpinionDraft(caseId: string, stored: StoredDraft) {
  const [opinion, setOpinion] = useState<Opinion>(stored.opinion);
  const [saver] = useState(() => createDraftSaver(draftCallsOf(caseId), stored.revision));
  const autosave = useAutosave<Opinion>(saver.save);
  const conflict =
    autosave.state.kind === 'refused' && autosave.state.error instanceof DraftConflict
      ? autosave.state.error
      : undefined;
  const replace = (next: Opinion) => {
    setOpinion(next);
    autosave.change(next);
  };
  return {
    opinion,
    change: (changed: Partial<Opinion>) => replace({ ...opinion, ...changed }),
    state: autosave.state,
    flush: autosave.flush,
    conflict,
    /** Settles a conflict: the text on this screen, or the one saved elsewhere. */
    settle: (choice: 'mine' | 'theirs') => {
      if (conflict) {
        saver.continueFrom(conflict.other.revision);
        replace(choice === 'mine' ? opinion : conflict.other.opinion);
      }
    },
  };
}

export type OpinionDraft = ReturnType<typeof useOpinionDraft>;
