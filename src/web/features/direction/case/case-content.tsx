import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type CaseView, getCase } from '#contracts/cases/case-view.contract.ts';
import { formatTimeFr } from '#contracts/values/french-dates.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { ContentPhotos } from './content-photos.tsx';
import {
  ContentAnswers,
  ContentClarifications,
  ContentFiles,
  ContentOpinion,
  ContentPatient,
} from './content-sections.tsx';
import { directorCaseFr } from './director-case.fr.ts';

const texts = directorCaseFr.content;

type CaseContentProps = { caseId: string; until: string; onClose: () => void };

/** B-058: the content, read-only, for the time that was granted; then it is gone from the page and from memory. */
export function CaseContent({ caseId, until, onClose }: CaseContentProps) {
  useClosingTime(caseId, until, onClose);
  // Each reading is logged: never repeated by itself.
  const content = useOperationQuery(
    getCase,
    { params: { caseId } },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false },
  );
  return (
    <Stack>
      <Notice
        tone="attention"
        icon="lock"
        title={texts.traced(formatTimeFr(new Date(until)))}
        action={
          <Button icon="close" onClick={onClose}>
            {texts.close}
          </Button>
        }
      >
        {texts.tracedText}
      </Notice>
      {content.isPending && <LoadingState lines={8} />}
      {content.error && (
        <ErrorState message={sentenceOf(content.error)} onRetry={() => void content.refetch()} />
      )}
      {content.data && <Whole caseView={content.data} />}
    </Stack>
  );
}

/** Closes at the granted time; what was read leaves the cache however the content is closed. */
function useClosingTime(caseId: string, until: string, onClose: () => void): void {
  const client = useQueryClient();
  const toast = useToast();
  useEffect(() => {
    const left = Math.max(0, new Date(until).getTime() - Date.now());
    const timer = setTimeout(() => {
      toast({ message: texts.expired });
      onClose();
    }, left);
    return () => clearTimeout(timer);
  }, [until, onClose, toast]);
  useEffect(
    () => () => client.removeQueries({ queryKey: operationKey(getCase, { params: { caseId } }) }),
    [client, caseId],
  );
}

function Whole({ caseView }: { caseView: CaseView }) {
  return (
    <Stack>
      <ContentPatient content={caseView.content} />
      <ContentPhotos caseView={caseView} />
      <ContentAnswers caseView={caseView} />
      <ContentClarifications caseView={caseView} />
      <ContentOpinion caseView={caseView} />
      <ContentFiles caseView={caseView} />
    </Stack>
  );
}
