import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { getCase, listCases } from '#contracts/cases/case-view.contract.ts';
import { operationKey, refresh } from '../use-operation.ts';

/** Screens read again what has arrived. Rejects when one that shows a case could not. */
export async function readArrivals(client: QueryClient): Promise<void> {
  void refresh(client, listCases);
  const cases = { queryKey: operationKey(getCase) };
  try {
    await client.invalidateQueries(cases, { throwOnError: true });
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    // Another reading has taken its place, begun later.
    await client.refetchQueries(cases, { throwOnError: true, cancelRefetch: false });
  }
}
