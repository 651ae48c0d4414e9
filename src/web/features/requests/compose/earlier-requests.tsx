import { useQuery } from '@tanstack/react-query';
import { searchCases } from '#contracts/cases/case-view.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { useNow } from '#web/lib/use-now.ts';
import { LinkCards } from '#web/ui/content.tsx';
import { RequestCard } from '../list/request-card.tsx';
import { patientFr } from './patient.fr.ts';

/** A quiet hint: requests that the pharmacy made earlier for the same number. */
export function EarlierRequests({ nir, caseId }: { nir: string; caseId: string }) {
  const now = useNow();
  const found = useQuery({
    queryKey: [searchCases.id, nir],
    queryFn: ({ signal }) => call(searchCases, { body: { billingNir: nir }, signal }),
    gcTime: 0,
    staleTime: 60_000,
    retry: false,
  });
  const items = (found.data?.items ?? []).filter((item) => item.caseId !== caseId).slice(0, 5);
  if (items.length === 0) {
    return null;
  }
  return (
    <details className="r-details">
      <summary>{patientFr.earlier.title(items.length)}</summary>
      <p className="small soft">{patientFr.earlier.text}</p>
      <LinkCards label={patientFr.earlier.title(items.length)}>
        {items.map((item) => (
          <RequestCard key={item.caseId} item={item} now={now} />
        ))}
      </LinkCards>
    </details>
  );
}
