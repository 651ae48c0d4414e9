import { getDirectorCase } from '#contracts/cases/case-after.contract.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';

/** Where one case stands and what happened to it, without its content. */
export function useDirectorCase(caseId: string) {
  return useOperationQuery(getDirectorCase, { params: { caseId } });
}
