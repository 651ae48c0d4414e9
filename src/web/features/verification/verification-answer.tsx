import type { ResponseOf } from '#contracts/operation.ts';
import type { verifyReport } from '#contracts/reports/report.contract.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { CompareFile } from './compare-file.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { verificationFr } from './verification.fr.ts';

type Report = NonNullable<ResponseOf<typeof verifyReport>['report']>;

/** What is known of an issued document; prints as a page of its own. */
export function VerificationAnswer({
  code,
  report,
  checkedAt,
}: {
  code: string;
  report: Report;
  checkedAt: Date;
}) {
  const isReplaced = report.replacedByLaterVersion;
  return (
    <Stack>
      <Card>
        {isReplaced ? (
          <Notice tone="attention" title={verificationFr.replaced}>
            {verificationFr.replacedText}
          </Notice>
        ) : (
          <Notice tone="info" icon="check" title={verificationFr.found}>
            {verificationFr.foundText}
          </Notice>
        )}
        <DefinitionList
          columns={2}
          items={[
            { term: verificationFr.code, value: <span className="numbers">{code}</span> },
            { term: verificationFr.kind, value: verificationFr.kinds[report.kind] },
            { term: verificationFr.issuedAt, value: formatDayTime(report.issuedAt) },
            { term: verificationFr.version, value: verificationFr.versionIs(report.version, isReplaced) },
            { term: verificationFr.checkedAt, value: formatDayTime(checkedAt) },
          ]}
        />
        <DefinitionList
          items={[{ term: verificationFr.sha256, value: <Fingerprint sha256={report.sha256} /> }]}
        />
        <div className="screen-only">
          <Button icon="print" onClick={() => print()}>
            {verificationFr.print}
          </Button>
        </div>
      </Card>
      <CompareFile sha256={report.sha256} />
    </Stack>
  );
}
