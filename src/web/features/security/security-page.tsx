import { getSecondFactor } from '#contracts/accounts/second-factor.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { FactorCard } from './factor-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { securityFr } from './security.fr.ts';

/** Where else the account is open, and what to do on doubt. */
function AccountDoubt() {
  return (
    <Card title={securityFr.doubtTitle}>
      <Stack>
        <p>{securityFr.doubtText}</p>
        <Row>
          <AppLink to="/compte/connexions" className={buttonClass()}>
            {securityFr.toConnections}
          </AppLink>
          <AppLink to="/compte-compromis" className={buttonClass({ look: 'quiet' })}>
            {securityFr.toCompromised}
          </AppLink>
        </Row>
      </Stack>
    </Card>
  );
}

/** What protects one's own account (B-022, B-024, B-036). */
export function SecurityPage() {
  const factor = useOperationQuery(getSecondFactor, {});
  return (
    <Page documentTitle={securityFr.title} width="narrow">
      <PageHeader
        title={securityFr.title}
        lead={securityFr.lead}
        back={<AppLink to="/compte">{securityFr.back}</AppLink>}
      />
      {factor.data ? (
        <Stack gap="loose">
          <FactorCard factor={factor.data} />
          <PasskeysCard />
          <AccountDoubt />
        </Stack>
      ) : factor.error ? (
        <ErrorState message={sentenceOf(factor.error)} onRetry={() => void factor.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}
