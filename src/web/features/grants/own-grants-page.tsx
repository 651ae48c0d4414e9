import './grants.css';
import { useQueryClient } from '@tanstack/react-query';
import { listOwnGrants, revokeOwnToken } from '#contracts/grants/grant.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { GrantCard } from './grant-card.tsx';
import { grantsFr } from './grants.fr.ts';
import { TokenForm } from './token-form.tsx';
import { TokenList } from './token-list.tsx';

/** What the operator authorised, and one's own tokens. */
export function OwnGrantsPage() {
  const grants = useOperationQuery(listOwnGrants, {});
  return (
    <Page documentTitle={grantsFr.title} width="narrow">
      <PageHeader
        title={grantsFr.title}
        lead={grantsFr.lead}
        back={<AppLink to="/compte">{grantsFr.back}</AppLink>}
      />
      {grants.data ? (
        <OwnGrants items={grants.data.items} />
      ) : grants.error ? (
        <ErrorState message={sentenceOf(grants.error)} onRetry={() => void grants.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

type Items = NonNullable<ReturnType<typeof useOperationQuery<typeof listOwnGrants>>['data']>['items'];

function OwnGrants({ items }: { items: Items }) {
  const client = useQueryClient();
  const toast = useToast();
  const revoke = useOperationMutation(revokeOwnToken, {
    onSuccess: async () => {
      toast({ message: grantsFr.revoked });
      await refresh(client, listOwnGrants);
    },
  });
  if (items.length === 0) {
    return (
      <EmptyState
        icon="lock"
        title={grantsFr.empty}
        action={
          <AppLink className={buttonClass()} to="/compte/assistance">
            {grantsFr.support}
          </AppLink>
        }
      >
        <p>{grantsFr.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <Stack gap="loose">
      {items.map((grant) => (
        <GrantCard key={grant.grantId} grant={grant}>
          {grant.scope === 'own-data-by-token' && (
            <TokenList
              tokens={grant.tokens}
              error={revoke.error}
              isBusy={revoke.isPending}
              onRevoke={(tokenId) => revoke.mutateAsync({ params: { tokenId } }).catch(() => undefined)}
            />
          )}
          {grant.scope === 'own-data-by-token' && grant.state === 'in-force' && (
            <TokenForm grantId={grant.grantId} />
          )}
        </GrantCard>
      ))}
    </Stack>
  );
}
