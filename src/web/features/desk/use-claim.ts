import { useQueryClient } from '@tanstack/react-query';
import { claimCase, listExpertCases, listQueue } from '#contracts/cases/case-expert.contract.ts';
import { useGo } from '#web/lib/app-link.tsx';
import { ApiProblem } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { deskAddress } from './addresses.ts';

/** Takes a case and opens its desk; `isGone` when somebody else was quicker (never told who). */
export function useClaim() {
  const go = useGo();
  const client = useQueryClient();
  const claim = useOperationMutation(claimCase, {
    onSuccess: ({ caseId }) => go(deskAddress(caseId)),
    onSettled: () => void refresh(client, listQueue, listExpertCases),
  });
  return { claim, isGone: isGone(claim.error) };
}

/** The case has left the queue between looking and acting. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && ['case.gone', 'case.not_found'].includes(error.code);
}
