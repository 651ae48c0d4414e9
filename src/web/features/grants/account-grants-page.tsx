import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getAccountGrants, revokeToken } from '#contracts/grants/grant.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { GiveForm } from './give-form.tsx';
import { GrantCard } from './grant-card.tsx';
import { grantsFr } from './grants.fr.ts';
import { TokenList } from './token-list.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const texts = grantsFr.operator;

/** Operator: the authorisations of one account, given and taken back. */
export function AccountGrantsPage() {
  const { accountId = '' } = useParams({ strict: false });
  const account = useOperationQuery(getAccountGrants, { params: { accountId } });
  return (
    <Page documentTitle={texts.accountTitle} width="narrow">
      <PageHeader
        title={texts.accountTitle}
        lead={account.data?.displayName ?? texts.lead}
        back={<AppLink to="/exploitation/autorisations">{texts.backToSearch}</AppLink>}
      />
      {account.data ? (
        <AccountGrants account={account.data} />
      ) : account.error ? (
        <ErrorState message={sentenceOf(account.error)} onRetry={() => void account.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

function AccountGrants({ account }: { account: ResponseOf<typeof getAccountGrants> }) {
  const { accountId, role, items } = account;
  const client = useQueryClient();
  const toast = useToast();
  const revoke = useOperationMutation(revokeToken, {
    onSuccess: async () => {
      toast({ message: grantsFr.revoked });
      await refresh(client, getAccountGrants);
    },
  });
  return (
    <Stack gap="loose">
      {items.length === 0 && <p className="soft">{texts.none}</p>}
      {items.map((grant) => (
        <GrantCard key={grant.grantId} grant={grant}>
          {grant.tokens.length > 0 && (
            <TokenList
              tokens={grant.tokens}
              error={revoke.error}
              isBusy={revoke.isPending}
              onRevoke={(tokenId) => revoke.mutateAsync({ params: { tokenId } }).catch(() => undefined)}
            />
          )}
          {(grant.state === 'in-force' || grant.state === 'planned') && (
            <WithdrawForm grantId={grant.grantId} />
          )}
        </GrantCard>
      ))}
      <GiveForm accountId={accountId} role={role} />
    </Stack>
  );
}
