import { listReopenings } from '#contracts/privacy/reopening.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { PermitCard } from './permit-card.tsx';
import { reopeningFr } from './reopening.fr.ts';

/** Operator: who asks to come back, and the written authorisation without a request. */
export function ReopeningsPage() {
  const query = useOperationQuery(listReopenings, {}, { refetchInterval: 30_000 });
  return (
    <Page documentTitle={reopeningFr.listTitle} width="narrow">
      <PageHeader
        title={reopeningFr.listTitle}
        lead={reopeningFr.listLead}
        back={<AppLink to="/exploitation">{reopeningFr.back}</AppLink>}
      />
      <Stack gap="loose">
        {query.error ? (
          <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
        ) : !query.data ? (
          <LoadingState lines={4} />
        ) : query.data.items.length === 0 ? (
          <EmptyState icon="inbox" title={reopeningFr.none}>
            <p>{reopeningFr.noneText}</p>
          </EmptyState>
        ) : (
          <LinkCards label={reopeningFr.listTitle}>
            {query.data.items.map(({ requestId, askedAt }) => (
              <AppLink
                key={requestId}
                className={linkCardClass}
                to={`/exploitation/reouvertures/${requestId}`}
              >
                <LinkCardBody title={reopeningFr.request} meta={formatDayTime(askedAt)} />
              </AppLink>
            ))}
          </LinkCards>
        )}
        <PermitCard />
      </Stack>
    </Page>
  );
}
