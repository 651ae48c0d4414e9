import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { isUrgent } from '#contracts/cases/opinion.ts';
import { downloadCaseProof } from '#contracts/proof/proof.contract.ts';
import { getReport, type ReportVersion } from '#contracts/reports/report.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { useNow } from '#web/lib/use-now.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { ProofCard } from '#web/ui/proof-card.tsx';
import { whenWords } from '../case/case-facts.tsx';
import { afterFr, rereadFr } from '../case/desk-page.fr.ts';
import { DocumentLink } from '../opinion/attachments.tsx';
import { CallPharmacy } from '../opinion/call-pharmacy.tsx';
import { OpinionView } from '../opinion/opinion-view.tsx';
import { FollowUp } from './follow-up.tsx';

type AnsweredPanelProps = { caseView: CaseView; onCorrect: () => void };

/** The right column after the answer: what was signed, what became of it, and what the pharmacy still asks. */
export function AnsweredPanel({ caseView, onCorrect }: AnsweredPanelProps) {
  const now = useNow();
  const { opinion, reports, allowedActions, handOver } = caseView;
  const hasMessages = caseView.followUp.length > 0;
  const signedAt = reports.at(-1)?.issuedAt;
  return (
    <Stack>
      {hasMessages && <FollowUp caseView={caseView} now={now} />}
      {opinion && (
        <Card title={afterFr.title}>
          {caseView.expert && signedAt && (
            <p className="small soft">{afterFr.signedBy(caseView.expert.name, whenWords(signedAt, now))}</p>
          )}
          {isUrgent(opinion) && handOver.readAt === null && <CallPharmacy pharmacy={caseView.pharmacy} />}
          <OpinionView opinion={opinion} />
          <OwnDocuments caseView={caseView} />
          <p className="small soft">{rereadFr.responsibility}</p>
          {allowedActions.includes('correct') && (
            <Button icon="pencil" onClick={onCorrect}>
              {afterFr.correct}
            </Button>
          )}
        </Card>
      )}
      {reports.length > 0 && (
        <Card title={afterFr.reports}>
          <ul className="d-links">
            {reports.toReversed().map((report) => (
              <ReportLink key={report.version} caseId={caseView.caseId} report={report} now={now} />
            ))}
          </ul>
        </Card>
      )}
      {opinion && <AtThePharmacy caseView={caseView} now={now} />}
      <ProofCard
        {...afterFr.proof}
        href={urlOf(downloadCaseProof, { params: { caseId: caseView.caseId } })}
      />
      {caseView.status === 'answered' && !hasMessages && <FollowUp caseView={caseView} now={now} />}
    </Stack>
  );
}

type ReportLinkProps = { caseId: string; report: ReportVersion; now: Date };

function ReportLink({ caseId, report, now }: ReportLinkProps) {
  const { version, issuedAt, replacedBy, verificationCode, kind } = report;
  return (
    <li>
      <FileLink className="d-tap" href={urlOf(getReport, { params: { caseId, version } })}>
        <Icon name="file" />
        {afterFr.version(version, whenWords(issuedAt, now))}
      </FileLink>
      <p className="small soft">
        {[
          kind === 'ending' ? afterFr.ending : '',
          replacedBy === null ? afterFr.inForce : afterFr.replacedBy(replacedBy),
          afterFr.code(verificationCode),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

function OwnDocuments({ caseView }: { caseView: CaseView }) {
  const own = caseView.documents.filter(
    (document) => document.from === 'expert' && document.state === 'ready',
  );
  return own.length === 0 ? null : (
    <section aria-label={afterFr.documents}>
      <h3>{afterFr.documents}</h3>
      <ul className="d-links">
        {own.map(({ documentId, name }) => (
          <li key={documentId}>
            <DocumentLink documentId={documentId}>{name}</DocumentLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the opinion reached the patient; the doctor sees it, the pharmacy ticks it. */
function AtThePharmacy({ caseView, now }: { caseView: CaseView; now: Date }) {
  const { handOver, appointment } = caseView;
  return (
    <Card title={afterFr.pharmacy}>
      <ul>
        <li>{handOver.readAt === null ? afterFr.unread : afterFr.read(whenWords(handOver.readAt, now))}</li>
        <li>
          {handOver.handedOverAt === null
            ? afterFr.notHandedOver
            : afterFr.handedOver(whenWords(handOver.handedOverAt, now))}
        </li>
        {appointment && <li>{afterFr.appointments[appointment.state]}</li>}
      </ul>
    </Card>
  );
}
