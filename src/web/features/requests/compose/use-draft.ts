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
  /** Reads photos and state again. */
  reload: () => Promise<unknown>;
  /** Fields that a colleague changed at the same time and where ours was kept; undefined when nobody did. */
  colleagueChanged: readonly string[] | undefined;
  forgetColleague: () => void;
};

/** A draft, or the working copy of a sent case, kept in step with the server as one types. */
export function useDraft(caseId: string): { draft: Draft | undefined; error: unknown; retry: () => void } {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...operationKey(getCase), 'compose', caseId],
    queryFn: ({ signal }) => call(getCase, { params: { caseId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
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
  const isShown = useRef(true);
  const refreshOthers = () => refresh(client, getCase, listCases);
  const autosave = useAutosave(async (value: CaseContent) => {
    await keeper.save(value);
    if (!isShown.current) await refreshOthers();
  });

  const { data } = query;
  useEffect(() => {
    if (data) keeper.adopt(storedIn(data));
  }, [data, keeper]);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      void refresh(client, getCase, listCases);
    };
  }, [client]);

  const draft = data &&
    content && {
      caseView: data,
      content,
      change: (update: (before: CaseContent) => CaseContent) => {
        const next = keeper.type(update);
        if (next) autosave.change(next);
      },
      saving: autosave.state,
      flush: autosave.flush,
      revision: () => keeper.revision,
      reload: query.refetch,
      colleagueChanged,
      forgetColleague: () => setColleagueChanged(undefined),
    };
  return { draft, error: query.error, retry: () => void query.refetch() };
}

function storedIn(caseView: CaseView): Stored {
  return { content: caseView.workingCopy ?? caseView.content, revision: caseView.revision };
}
