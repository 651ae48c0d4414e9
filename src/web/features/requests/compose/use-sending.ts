import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { submitCase } from '#contracts/cases/case-request.contract.ts';
import { getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { newIdempotencyKey } from '#web/lib/api-client.ts';
import { useGo } from '#web/lib/app-link.tsx';
import { outbox } from '#web/lib/offline/device.ts';
import { useOutbox } from '#web/lib/offline/use-outbox.ts';
import { ApiProblem, Offline, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { useToast } from '#web/ui/toast.tsx';
import { requestAddress, requestsAddress } from '../addresses.ts';
import { useCompose } from './compose-context.tsx';
import type { FilesOnTheWay } from './photos-step.tsx';
import { reviewFr } from './review.fr.ts';

/**
 * « Send »: at once where that is possible; behind the photos that are still on their way, or without a network, from the
 * outbox of this device. One key for the intention, whichever way it goes: it arrives once.
 */
export function useSending(files: FilesOnTheWay) {
  const compose = useCompose();
  const { caseId, caseView } = compose;
  const go = useGo();
  const client = useQueryClient();
  const toast = useToast();
  const { items } = useOutbox();
  const submit = useOperationMutation(submitCase);
  const [refusal, setRefusal] = useState<string>();
  const [isSending, setIsSending] = useState(false);
  const key = useRef<string>(undefined);
  const isRunning = useRef(false);
  const isFirst = caseView.status === 'draft';
  const waiting = items.find((item) => item.kind === 'submit' && item.caseId === caseId);

  const leaveToOutbox = async () => {
    await compose.keep();
    key.current ??= newIdempotencyKey();
    await outbox.addSubmission({ caseId, revision: compose.revision(), isFirst, key: key.current });
    key.current = undefined;
    toast({ message: reviewFr.waiting.toast });
    go(requestsAddress, { isReplacing: true });
  };

  const sendNow = async () => {
    if (!(await compose.flush())) throw new Offline();
    key.current ??= newIdempotencyKey();
    const body = { revision: compose.revision(), points: [] };
    await submit.mutateAsync({ params: { caseId }, body, idempotencyKey: key.current });
    key.current = undefined;
    const refused = outbox.submissionOf(caseId);
    if (refused) await outbox.dismiss(refused.id);
    toast({ message: isFirst ? reviewFr.sent : reviewFr.changesSent });
    await refresh(client, getCase, listCases);
    go(requestAddress(caseId), { isReplacing: true });
  };

  const send = async () => {
    // The second of two quick taps comes before the button is drawn as busy.
    if (isRunning.current) return;
    isRunning.current = true;
    setRefusal(undefined);
    compose.demand('all');
    setIsSending(true);
    try {
      const mustWait = files.photos.isSending || outbox.isBeingCreated(caseId) || !navigator.onLine;
      await (mustWait ? leaveToOutbox() : sendNow().catch((error) => afterFailure(error)));
    } catch (error) {
      setRefusal(sentenceOf(error));
    } finally {
      isRunning.current = false;
      setIsSending(false);
    }
  };

  const afterFailure = async (error: unknown) => {
    if (error instanceof Offline || (error instanceof ApiProblem && error.isTemporary)) {
      if (compose.saving.kind === 'refused') throw new ApiProblem(unsaved);
      await leaveToOutbox();
      return;
    }
    key.current = undefined;
    if (error instanceof ApiProblem && error.code === 'request.version_conflict') await compose.reload();
    throw error;
  };

  return {
    send,
    isSending,
    refusal: refusal ?? waiting?.refusal?.message,
    /** Given to the outbox, not arrived yet. */
    isWaiting: waiting !== undefined && waiting.refusal === undefined,
  };
}

const unsaved = { type: 'about:blank', title: reviewFr.unsaved, status: 409, code: 'case.unsaved' };
