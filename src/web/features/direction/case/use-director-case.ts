import { useQuery } from '@tanstack/react-query';
import { type DirectorCase, listDirectorCases } from '#contracts/cases/case-after.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { operationKey } from '#web/lib/use-operation.ts';

const pageSize = 50;
const mostPages = 40;

/** The open case of that id without its content; null when it is not among the open ones. */
export function useDirectorCase(caseId: string) {
  return useQuery({
    queryKey: [...operationKey(listDirectorCases), 'one', caseId],
    queryFn: ({ signal }) => findCase(caseId, signal),
  });
}

async function findCase(caseId: string, signal: AbortSignal): Promise<DirectorCase | null> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    const { items, nextCursor } = await call(listDirectorCases, { query, signal });
    const found = items.find((item) => item.caseId === caseId);
    if (found) return found;
    if (nextCursor === null) return null;
    cursor = nextCursor;
  }
  return null;
}
