import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import { getVerification, type VerificationView } from '#contracts/professionals/verification.contract.ts';
import { formatDayFr } from '#contracts/values/french-dates.ts';
import { AppLink, useAddressParams } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useAccount } from '#web/lib/session.tsx';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { DefinitionList, Timeline } from '#web/ui/content.tsx';
import { Card, Columns, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { verificationsAddress } from './addresses.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { EvidenceFiles } from './evidence-files.tsx';
import { FactsCard } from './facts-card.tsx';
import { professionalsFr } from './professionals.fr.ts';
import { RegisterCard } from './register-card.tsx';
import { VerificationBadge } from './verification-badge.tsx';

const texts = professionalsFr.record;

/** One professional: declared, known to the register, established, decided (B-007, B-008). No name in the title. */
export function VerificationRecordPage() {
  const { role } = useAccount();
  const { verificationId } = useAddressParams();
  const query = useOperationQuery(getVerification, { params: { verificationId } });
  const back = <AppLink to={verificationsAddress(role)}>{texts.back}</AppLink>;
  if (query.isPending) {
    return (
      <Page documentTitle={texts.documentTitle}>
        <LoadingState lines={8} />
      </Page>
    );
  }
  if (!query.data) {
    return (
      <Page documentTitle={texts.documentTitle}>
        <PageHeader title={texts.documentTitle} back={back} />
        <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const view = query.data;
  const reload = () => query.refetch();
  return (
    <Page documentTitle={texts.documentTitle}>
      <PageHeader title={view.name} back={back} side={<VerificationBadge state={view.state} />} />
      <Columns kind="main-side">
        <Stack>
          <Declared view={view} />
          <RegisterCard view={view} reload={reload} />
          <FactsCard view={view} reload={reload} />
          <Card title={texts.evidenceTitle}>
            <EvidenceFiles
              verificationId={view.verificationId}
              evidence={view.evidence}
              mayAdd={view.allowedActions.includes('add-evidence')}
              showsOwner
              reload={reload}
            />
          </Card>
        </Stack>
        <Stack>
          <DecisionPanel key={view.revision} view={view} reload={reload} />
          <History view={view} />
        </Stack>
      </Columns>
    </Page>
  );
}

function Declared({ view }: { view: VerificationView }) {
  return (
    <Card>
      <DefinitionList
        columns={2}
        items={[
          { term: texts.declaredName, value: view.name },
          { term: texts.rpps, value: view.rpps || texts.none },
          ...(view.role === 'doctor'
            ? [{ term: texts.level, value: view.tier === null ? texts.none : tierNamesFr[view.tier] }]
            : []),
          {
            term: texts.until,
            value: view.expiresOn === null ? texts.none : formatDayFr(view.expiresOn),
          },
        ]}
      />
    </Card>
  );
}

function History({ view }: { view: VerificationView }) {
  return (
    <Card title={texts.historyTitle}>
      <Timeline
        label={texts.historyLabel}
        items={view.history.map(({ stepId, at, action, byName, reason, tier }) => ({
          id: stepId,
          at,
          title: tier === null ? texts.steps[action] : `${texts.steps[action]} : ${tierNamesFr[tier]}`,
          who: byName ?? texts.system,
          ...(reason ? { body: <p>{reason}</p> } : {}),
        }))}
      />
    </Card>
  );
}
