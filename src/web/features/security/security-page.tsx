import { getSecondFactor } from '#contracts/accounts/second-factor.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { FactorCard } from './factor-card.tsx';
import { securityFr } from './security.fr.ts';

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
        </Stack>
      ) : factor.error ? (
        <ErrorState message={sentenceOf(factor.error)} onRetry={() => void factor.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}
