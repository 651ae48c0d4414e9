import { useQueryClient } from '@tanstack/react-query';
import {
  copyPhrase,
  listOwnPhrases,
  listSharedPhrases,
  removePhrase,
  restorePhrase,
  sharePhrase,
} from '#contracts/phrases/phrase.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { useToast } from '#web/ui/toast.tsx';
import { phrasesFr } from './phrases.fr.ts';

/** What may be done with a text beside writing it; each says what happened, and removing can be undone. */
export function usePhraseActs() {
  const client = useQueryClient();
  const toast = useToast();
  const onError = (error: Error) => toast({ message: sentenceOf(error) });
  const reread = () => void refresh(client, listOwnPhrases, listSharedPhrases);
  const copy = useOperationMutation(copyPhrase, { onError, onSettled: reread });
  const share = useOperationMutation(sharePhrase, { onError, onSettled: reread });
  const remove = useOperationMutation(removePhrase, { onError, onSettled: reread });
  const restore = useOperationMutation(restorePhrase, { onError, onSettled: reread });
  const putBack = (phraseId: string) =>
    restore.mutate({ params: { phraseId } }, { onSuccess: () => toast({ message: phrasesFr.restored }) });
  return {
    copy: (phraseId: string) =>
      copy.mutate({ params: { phraseId } }, { onSuccess: () => toast({ message: phrasesFr.copied }) }),
    share: (phraseId: string, isShared: boolean) =>
      share.mutate(
        { params: { phraseId }, body: { isShared } },
        { onSuccess: () => toast({ message: isShared ? phrasesFr.sharedDone : phrasesFr.unsharedDone }) },
      ),
    remove: (phraseId: string) =>
      remove.mutate(
        { params: { phraseId } },
        { onSuccess: () => toast({ message: phrasesFr.removed, onUndo: () => putBack(phraseId) }) },
      ),
    restore: putBack,
  };
}
