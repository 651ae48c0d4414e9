import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { saveDraft } from '#contracts/cases/case-request.contract.ts';
import { type CaseView, getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { call } from '#web/lib/api-client.ts';
import type { AutosaveState } from '#web/lib/autosave.ts';
import { useAutosave } from '#web/lib/use-autosave.ts';
import { operationKey, refresh } from '#web/lib/use-operation.ts';
import { DraftKeeper, type Stored } from './draft-keeper.ts';
import { useKeptDraft } from './use-kept-draft.ts';

export type Draft = {
  /** The case as last read; its content may be older than `content`. */
  caseView: CaseView;
  /** What is on the screen. */
  content: CaseContent;
  change: (update: (content: CaseContent) => CaseContent) => void;
  saving: AutosaveState;
  /** Sends what is unsent; false when it could not be. */
  flush: () => Promise<boolean>;
  /** The revision that a submission has to name. */
  revision: () => number;
  /** Seals what is on the screen on this device, before something else of the request waits there. */
  keep: () => Promise<void>;
  /** Reads photos and state again. */
  reload: () => Promise<unknown>;
  /** Fields that a colleague changed at the same time and where ours was kept; undefined when nobody did. */
  colleagueChanged: readonly string[] | undefined;
  forgetColleague: () => void;
};

/** A draft, or the working copy of a sent case, kept in step with the server, and on this device while it cannot be. */
export function useDraft(caseId: string): { draft: Draft | undefined; error: unknown; retry: () => void } {
  const client = useQueryClient();
  const kept = useKeptDraft(caseId);
  const query = useQuery({
    queryKey: [...operationKey(getCase), 'compose', caseId],
    queryFn: ({ signal }) => call(getCase, { params: { caseId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    // Begun without a network, the server does not know it yet.
    enabled: kept.isRead && !kept.isBeingCreated,
  });
  const [content, setContent] = useState<CaseContent>();
  const [colleagueChanged, setColleagueChanged] = useState<readonly string[]>();
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        write: async (next, revision) =>
          (await call(saveDraft, { params: { caseId }, body: { content: next, revision } })).revision,
        read: async () => storedIn(await call(getCase, { params: { caseId } })),
        onContent: setContent,
        onColleague: setColleagueChanged,
      }),
  );
  const isShown = useRefreshOnLeaving();
  const autosave = useAutosave(
    async (value: CaseContent) => {
      await kept.untilCreated();
      await keeper.save(value);
      if (keeper.known) await kept.noteSaved(keeper.known);
      if (!isShown.current) await refresh(client, getCase, listCases);
    },
    { mayClose: () => kept.isSafe() },
  );

  const { found } = kept;
  const { change, flush, isRefused } = autosave;
  useEffect(() => {
    if (!found) return;
    keeper.adopt(found.base);
    const typed = found.isUnsent ? keeper.type(() => found.content) : undefined;
    if (typed) change(typed);
  }, [found, keeper, change]);
  const { data, refetch } = query;
  useEffect(() => {
    if (data) keeper.adopt(storedIn(data));
  }, [data, keeper]);
  const caseView = data ?? found?.caseView;
  kept.follow({ caseView, keeper, flush, isRefused, state: autosave.state, refetch });
  const draft = caseView &&
    content && {
      caseView,
      content,
      change: (update: (before: CaseContent) => CaseContent) => {
        const next = keeper.type(update);
        if (!next) return;
        autosave.change(next);
        kept.noteTyped(next);
      },
      saving: autosave.state,
      flush,
      revision: () => keeper.revision,
      keep: kept.keepNow,
      reload: async () => (kept.isBeingCreated ? undefined : refetch()),
      colleagueChanged,
      forgetColleague: () => setColleagueChanged(undefined),
    };
  return { draft, error: query.error, retry: () => void refetch() };
}

/** Other screens read again what was written here. Whether this one is still shown. */
function useRefreshOnLeaving() {
  const client = useQueryClient();
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      void refresh(client, getCase, listCases);
    };
  }, [client]);
  return isShown;
}

function storedIn(caseView: CaseView): Stored {
  return { content: caseView.workingCopy ?? caseView.content, revision: caseView.revision };
}
