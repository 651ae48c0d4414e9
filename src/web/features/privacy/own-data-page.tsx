import { getPrivacy } from '#contracts/privacy/privacy.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { ClosingCard } from './closing-card.tsx';
import { ClosureGate } from './closure-gate.tsx';
import { ExportCard } from './export-card.tsx';
import { privacyFr } from './privacy.fr.ts';

/** Export and closing (A-087 to A-090, B-019, B-119); open to whoever refuses the terms too. */
export function OwnDataPage() {
  const privacy = useOperationQuery(getPrivacy, {});
  return (
    <Page documentTitle={privacyFr.title} width="narrow">
      <PageHeader
        title={privacyFr.title}
        lead={privacyFr.lead}
        back={<AppLink to="/compte">{privacyFr.back}</AppLink>}
      />
      {privacy.data ? (
        <Stack gap="loose">
          <ExportCard lastExportAt={privacy.data.lastExportAt} />
          {privacy.data.closure ? <ClosureGate /> : <ClosingCard {...privacy.data} />}
        </Stack>
      ) : privacy.error ? (
        <ErrorState message={sentenceOf(privacy.error)} onRetry={() => void privacy.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}
