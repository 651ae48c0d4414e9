import { useParams } from '@tanstack/react-router';
import { type Certificate, getCertificate } from '#contracts/privacy/privacy.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList, Table } from '#web/ui/content.tsx';
import { formatDayTime, formatPlainDay } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { privacyFr } from './privacy.fr.ts';

/** Public, at an address that only the person was told: what was erased, what is kept and why. */
export function CertificatePage() {
  const { token } = useParams({ strict: false });
  const certificate = useOperationQuery(getCertificate, { params: { token: String(token ?? '') } });
  return (
    <Page documentTitle={privacyFr.certificateTitle} width="narrow">
      <PageHeader
        title={privacyFr.certificateTitle}
        lead={privacyFr.certificateLead}
        side={
          <Button icon="print" onClick={() => print()}>
            {privacyFr.print}
          </Button>
        }
      />
      {certificate.data ? (
        <CertificateContent certificate={certificate.data} />
      ) : certificate.error ? (
        <ErrorState message={sentenceOf(certificate.error)} onRetry={() => void certificate.refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

function CertificateContent({ certificate }: { certificate: Certificate }) {
  const { state, askedAt, purgeAt, erasedAt, backupsGoneOn, erased, kept } = certificate;
  return (
    <Stack gap="loose">
      <Card title={privacyFr.states[state]}>
        <DefinitionList
          items={[
            { term: privacyFr.asked, value: formatDayTime(askedAt) },
            ...(erasedAt
              ? [{ term: privacyFr.erasedAt, value: formatDayTime(erasedAt) }]
              : [{ term: privacyFr.planned, value: formatDayTime(purgeAt) }]),
            ...(backupsGoneOn ? [{ term: privacyFr.backups, value: formatPlainDay(backupsGoneOn) }] : []),
          ]}
        />
      </Card>
      {erased.length > 0 && (
        <Card title={privacyFr.erasedList}>
          <Table
            caption={privacyFr.erasedList}
            columns={[
              { id: 'what', title: privacyFr.what, cell: (row) => row.what },
              { id: 'count', title: privacyFr.count, isNumber: true, cell: (row) => row.count },
            ]}
            rows={erased}
            rowKey={(row) => row.what}
          />
        </Card>
      )}
      <Card title={privacyFr.keptList}>
        <DefinitionList items={kept.map(({ what, why }) => ({ term: what, value: why }))} />
      </Card>
    </Stack>
  );
}
