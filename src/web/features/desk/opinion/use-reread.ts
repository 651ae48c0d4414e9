import { useState } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { checkOpinion } from '#contracts/cases/check-opinion.ts';
import { previewReport } from '#contracts/reports/report.contract.ts';
import { useGo } from '#web/lib/app-link.tsx';
import { fieldMessagesOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { deskAddress } from '../addresses.ts';
import { opinionFr } from './opinion.fr.ts';
import type { OpinionDraft } from './use-opinion-draft.ts';

/** Checks, saves, then asks the server for the very PDF that signing would issue. */
export function useReread(
  caseView: CaseView,
  draft: OpinionDraft,
  panel: { readonly current: HTMLElement | null },
) {
  const { caseId } = caseView;
  const go = useGo();
  const preview = useOperationMutation(previewReport);
  const [isAttempted, setIsAttempted] = useState(false);
  const [notice, setNotice] = useState<string>();
  const problems = checkOpinion(draft.opinion);
  const found = Object.fromEntries(problems.map(({ path, message }) => [path, message]));
  const start = async () => {
    setIsAttempted(true);
    setNotice(problems.length > 0 ? opinionFr.missing : undefined);
    const [first] = problems;
    if (first) {
      panel.current?.querySelector<HTMLElement>(`[name="${first.path}"], select`)?.focus();
      return;
    }
    if (!(await draft.flush())) {
      setNotice(opinionFr.notSaved);
      return;
    }
    preview.mutate(
      { params: { caseId } },
      { onSuccess: () => go(deskAddress(caseId), { search: { vue: 'relecture' } }) },
    );
  };
  return {
    start,
    preview,
    isBusy: preview.isPending,
    errors: isAttempted ? { ...fieldMessagesOf(preview.error), ...found } : {},
    notice: isAttempted && problems.length === 0 && notice === opinionFr.missing ? undefined : notice,
  };
}

export type Reread = ReturnType<typeof useReread>;
