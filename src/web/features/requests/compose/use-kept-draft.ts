import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import type { AutosaveState } from '#web/lib/autosave.ts';
import { outbox } from '#web/lib/offline/device.ts';
import { othersOf } from '#web/lib/offline/parts-of-case.ts';
import { useOutbox } from '#web/lib/offline/use-outbox.ts';
import type { KeptDraft } from '#web/lib/offline/waiting.ts';
import { Offline } from '#web/lib/problem-errors.ts';
import { useOnline } from '#web/lib/use-online.ts';
import type { DraftKeeper, Stored } from './draft-keeper.ts';

type Followed = {
  caseView: CaseView | undefined;
  keeper: DraftKeeper;
  flush: () => Promise<boolean>;
  isRefused: () => boolean;
  state: AutosaveState;
  refetch: () => Promise<unknown>;
};

/**
 * The copy of one request on this device: there while something typed is not on the server, while something else of it
 * waits, and while the network is away, so that a reload finds it. Wiped as soon as none of it holds.
 */
export function useKeptDraft(caseId: string) {
  const [start, setStart] = useState<{ found: KeptDraft | undefined }>();
  const { items, isOnDevice } = useOutbox();
  const isOnline = useOnline();
  const followed = useRef<Followed>(undefined);
  const isBeingCreated = items.some((item) => item.kind === 'create' && item.caseId === caseId);

  useEffect(() => {
    let isOver = false;
    void outbox.list
      .readAgain()
      .catch(() => undefined)
      .then(() => {
        if (!isOver) setStart({ found: outbox.draftOf(caseId) });
      });
    const close = outbox.openPage(caseId, {
      flush: async () => (await followed.current?.flush()) ?? false,
      isRefused: () => followed.current?.isRefused() ?? false,
      revision: () => followed.current?.keeper.revision ?? -1,
    });
    return () => {
      isOver = true;
      // What this screen is saving is not saved a second time behind it.
      void (followed.current?.flush() ?? Promise.resolve(true)).catch(() => false).finally(close);
    };
  }, [caseId]);

  const keep = useCallback(
    async (content: CaseContent | undefined, isUnsent: boolean) => {
      const { caseView, keeper } = followed.current ?? {};
      if (!caseView || !keeper?.known || !content) return;
      const base = keeper.known;
      // A locked screen, or nobody there: what is typed stays in the page, and the page asks before it is closed.
      await outbox.keepDraft({ caseId, caseView, base, content, isUnsent }).catch(() => undefined);
    },
    [caseId],
  );

  const waits = items.some(
    (item) => item.caseId === caseId && item.kind !== 'draft' && item.progress.kind !== 'done',
  );
  // Without a network the whole request is kept, typed in or not: the page may be closed any moment.
  useEffect(() => {
    const { keeper, caseView, state } = followed.current ?? {};
    if (!keeper?.known || !caseView || state?.kind !== 'saved') return;
    if (isOnline && !waits) void outbox.releaseDraft(caseId, keeper.known);
    else if (!outbox.draftOf(caseId)) void keep(keeper.typed, false);
  }, [isOnline, waits, caseId, keep]);

  const wasBeingCreated = useRef(false);
  useEffect(() => {
    if (wasBeingCreated.current && !isBeingCreated) void followed.current?.refetch();
    wasBeingCreated.current = isBeingCreated;
  }, [isBeingCreated]);

  return {
    /** Whether this device has been asked. */
    isRead: start !== undefined,
    found: start?.found,
    isBeingCreated,
    follow: (now: Followed) => {
      followed.current = now;
    },
    noteTyped: (content: CaseContent) => void keep(content, true),
    noteSaved: async (stored: Stored) => {
      const typed = followed.current?.keeper.typed;
      // Typed on while it was being saved: the copy stays.
      if (typed && JSON.stringify(typed) !== JSON.stringify(stored.content)) await keep(typed, true);
      else if (navigator.onLine) await outbox.releaseDraft(caseId, stored);
      else await keep(stored.content, false);
      // Refused before, it had kept back what comes after it.
      if (othersOf(outbox.list, caseId).length > 0) outbox.wake();
    },
    keepNow: async () => {
      const { keeper, state: now } = followed.current ?? {};
      await keep(keeper?.typed, now?.kind !== 'saved');
    },
    /** Saved before its creation has reached the server it would be refused. */
    untilCreated: async () => {
      if (outbox.isBeingCreated(caseId)) throw new Offline();
    },
    /** What is on the screen is sealed on this device. */
    isSafe: () => isOnDevice && outbox.draftOf(caseId)?.isUnsent === true,
  };
}
