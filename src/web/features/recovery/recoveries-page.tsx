import { roleNamesFr } from '#contracts/accounts/account.fr.ts';
import { listRecoveries } from '#contracts/accounts/recovery.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { recoveryFr } from './recovery.fr.ts';

const renewMs = 60_000;

/** Operator: who waits for access again; no name before one is opened, which leaves a trace. */
export function RecoveriesPage() {
  const list = useOperationQuery(listRecoveries, {}, { refetchInterval: renewMs });
  return (
    <Page documentTitle={recoveryFr.listTitle} width="narrow">
      <PageHeader title={recoveryFr.listTitle} lead={recoveryFr.listLead} />
      {list.error && <ErrorState message={sentenceOf(list.error)} onRetry={() => void list.refetch()} />}
      {!list.error && !list.data && <LoadingState lines={4} />}
      {list.data?.items.length === 0 && (
        <EmptyState icon="inbox" title={recoveryFr.listEmpty}>
          <p>{recoveryFr.listEmptyText}</p>
        </EmptyState>
      )}
      {list.data && list.data.items.length > 0 && (
        <LinkCards label={recoveryFr.listTitle}>
          {list.data.items.map(({ recoveryId, role, state, openedAt }) => (
            <AppLink
              key={recoveryId}
              className={linkCardClass}
              to={`/exploitation/acces-perdus/${recoveryId}`}
            >
              <LinkCardBody
                title={roleNamesFr[role]}
                meta={formatDayTime(openedAt)}
                side={
                  <StateBadge
                    tone={state === 'open' ? 'attention' : 'waiting'}
                    label={recoveryFr.states[state]}
                  />
                }
              />
            </AppLink>
          ))}
        </LinkCards>
      )}
    </Page>
  );
}
