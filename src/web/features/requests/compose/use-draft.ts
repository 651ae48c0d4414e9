import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { saveDraft } from '#contracts/cases/case-request.contract.ts';
import { type CaseView, getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { call } from '#web/lib/api-client.ts';
import type { AutosaveState } from '#web/lib/autosave.ts';
import { ApiProblem } from '#web/lib/problem-errors.ts';
import { useAutosave } from '#web/lib/use-autosave.ts';
import { operationKey, refresh } from '#web/lib/use-operation.ts';
import { isSameContent, mergeContents } from './merge-contents.ts';

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

export type DraftReading = { draft: Draft | undefined; error: unknown; retry: () => void };

type Known = { content: CaseContent; revision: number };

const mostMerges = 3;

/**
 * A draft, or the working copy of a sent case, kept in step with the server as one types. A colleague's change at
 * the same time is merged field by field; nothing typed is dropped.
 */
export function useDraft(caseId: string): DraftReading {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...operationKey(getCase), 'compose', caseId],
    queryFn: ({ signal }) => call(getCase, { params: { caseId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const known = useRef<Known>(undefined);
  const latest = useRef<CaseContent>(undefined);
  /** What is on its way: when it is read back before its answer arrives, nobody else changed anything. */
  const sending = useRef<CaseContent>(undefined);
  const isShown = useRef(true);
  const [content, setContent] = useState<CaseContent>();
  const [colleagueChanged, setColleagueChanged] = useState<readonly string[]>();

  const show = useCallback((next: CaseContent) => {
    latest.current = next;
    setContent(next);
  }, []);

  const adopt = useCallback(
    (caseView: CaseView) => {
      const theirs = contentIn(caseView);
      const mine = latest.current;
      const before = known.current;
      known.current = { content: theirs, revision: caseView.revision };
      if (!mine || !before) {
        show(theirs);
        return;
      }
      if (sending.current && isSameContent(sending.current, theirs)) {
        return;
      }
      const merged = mergeContents(before.content, theirs, mine);
      if (!isSameContent(before.content, theirs) && !isSameContent(theirs, mine)) {
        setColleagueChanged(merged.bothChanged);
      }
      show(merged.content);
    },
    [show],
  );

  const save = async (value: CaseContent) => {
    for (let attempt = 0; ; attempt++) {
      const sent = attempt === 0 ? value : (latest.current ?? value);
      sending.current = sent;
      try {
        const revision = known.current?.revision ?? 0;
        const receipt = await call(saveDraft, { params: { caseId }, body: { content: sent, revision } });
        known.current = { content: sent, revision: receipt.revision };
        break;
      } catch (error) {
        const isConflict = error instanceof ApiProblem && error.code === 'request.version_conflict';
        if (!isConflict || attempt >= mostMerges) throw error;
        adopt(await call(getCase, { params: { caseId } }));
      }
    }
    sending.current = undefined;
    if (!isShown.current) {
      await refresh(client, getCase, listCases);
    }
  };
  const autosave = useAutosave(save);

  const { data } = query;
  useEffect(() => {
    if (data && data.revision > (known.current?.revision ?? -1)) {
      adopt(data);
    }
  }, [data, adopt]);

  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      void refresh(client, getCase, listCases);
    };
  }, [client]);

  const change = useCallback(
    (update: (content: CaseContent) => CaseContent) => {
      if (latest.current) {
        show(update(latest.current));
        autosave.change(latest.current);
      }
    },
    [show, autosave.change],
  );

  const draft: Draft | undefined = data &&
    content && {
      caseView: data,
      content,
      change,
      saving: autosave.state,
      flush: autosave.flush,
      revision: () => known.current?.revision ?? data.revision,
      reload: query.refetch,
      colleagueChanged,
      forgetColleague: () => setColleagueChanged(undefined),
    };
  return { draft, error: query.error, retry: () => void query.refetch() };
}

function contentIn(caseView: CaseView): CaseContent {
  return caseView.workingCopy ?? caseView.content;
}
