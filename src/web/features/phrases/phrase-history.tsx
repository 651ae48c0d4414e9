import { useQueryClient } from '@tanstack/react-query';
import {
  changePhrase,
  listOwnPhrases,
  listPhraseVersions,
  type OwnPhrase,
} from '#contracts/phrases/phrase.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { PhraseWords } from './phrase-words.tsx';
import { phrasesFr } from './phrases.fr.ts';

/** The versions of one text; an earlier one comes back as a new version. */
export function PhraseHistory({ phrase, onClose }: { phrase: OwnPhrase; onClose: () => void }) {
  const client = useQueryClient();
  const toast = useToast();
  const { phraseId, version } = phrase;
  const versions = useOperationQuery(listPhraseVersions, { params: { phraseId } }, { staleTime: 0 });
  const change = useOperationMutation(changePhrase, {
    onSuccess: async () => {
      toast({ message: phrasesFr.tookBack });
      onClose();
      await refresh(client, listOwnPhrases, listPhraseVersions);
    },
  });
  return (
    <Dialog isOpen isWide title={phrasesFr.historyOf(phrase.content.title)} onClose={onClose}>
      <Stack>
        <p className="soft">{phrasesFr.historyLead}</p>
        {versions.error && (
          <ErrorState message={sentenceOf(versions.error)} onRetry={() => void versions.refetch()} />
        )}
        {versions.isPending && <LoadingState lines={6} />}
        {change.error && (
          <Notice tone="fault" isAlert>
            {sentenceOf(change.error)}
          </Notice>
        )}
        {versions.data?.items.map((each) => (
          <Card
            key={each.version}
            level={3}
            title={phrasesFr.changed(formatDayTime(each.at), each.version)}
            side={
              each.version === version && <StateBadge tone="neutral" icon="check" label={phrasesFr.current} />
            }
          >
            <PhraseWords content={each.content} />
            {each.version !== version && (
              <div>
                <Button
                  icon="undo"
                  isBusy={change.isPending}
                  aria-label={phrasesFr.takeBackOf(each.version)}
                  onClick={() =>
                    change.mutate({ params: { phraseId }, body: { content: each.content, version } })
                  }
                >
                  {phrasesFr.takeBack}
                </Button>
              </div>
            )}
          </Card>
        ))}
      </Stack>
    </Dialog>
  );
}
