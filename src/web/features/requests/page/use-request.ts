import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import {
  type CaseView,
  getCase,
  listCases,
  liveEventSchema,
  liveEvents,
} from '#contracts/cases/case-view.contract.ts';
import type { Operation } from '#contracts/operation.ts';
import type { CallInput, CallResult } from '#web/lib/api-client.ts';
import { useLive } from '#web/lib/live.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { useToast } from '#web/ui/toast.tsx';

/** One request, read again when something happens to it (not at every event: each reading is logged, B-058). */
export function useRequest(caseId: string) {
  const client = useQueryClient();
  // Always on opening: what happened while another screen was shown was not heard here.
  const query = useOperationQuery(
    getCase,
    { params: { caseId } },
    { staleTime: 5_000, refetchOnMount: 'always' },
  );
  useLive(
    liveEvents,
    {},
    {
      queryKeys: [],
      onEvent: (data) => {
        const event = liveEventSchema.safeParse(data);
        if (event.success && event.data.caseId === caseId) void refresh(client, getCase, listCases);
      },
    },
  );
  return query;
}

/** Reads the request and the list again. */
export function useReload(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => refresh(client, getCase, listCases), [client]);
}

/** A command on the request: reads everything again afterwards and says that it is done. */
export function useCommand<O extends Operation>(operation: O, doneMessage?: string) {
  const client = useQueryClient();
  const toast = useToast();
  const mutation = useOperationMutation(operation, {
    onSuccess: async () => {
      if (doneMessage !== undefined) toast({ message: doneMessage });
      await refresh(client, getCase, listCases);
    },
  });
  const { mutateAsync } = mutation;
  const run = useCallback(
    async (input: CallInput<O>): Promise<CallResult<O> | undefined> => {
      try {
        return await mutateAsync(input);
      } catch {
        return undefined;
      }
    },
    [mutateAsync],
  );
  return { run, isBusy: mutation.isPending, error: mutation.error, isDone: mutation.isSuccess };
}

/** Whether the server would let this request be acted upon so. */
export function may(caseView: CaseView, action: CaseView['allowedActions'][number]): boolean {
  return caseView.allowedActions.includes(action);
}
