import { useEffect } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { getReportPreview } from '#contracts/reports/report.contract.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useIsDesk } from '#web/lib/use-media.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { PdfFrame } from '#web/ui/pdf-frame.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { rereadFr } from '../case/desk-page.fr.ts';
import type { Reread } from '../opinion/use-reread.ts';
import type { Blank } from '../wording/blanks.ts';
import { BlanksWarning } from '../wording/blanks-notice.tsx';
import { SignCard } from './sign-card.tsx';

type RereadPageProps = {
  caseView: CaseView;
  isCorrection: boolean;
  preview: Reread['preview'];
  /** Passages left between brackets: shown, never a hindrance. */
  blanks: readonly Blank[];
  onAgain: () => void;
  onBack: () => void;
  onSigned: () => void;
};

/** The very PDF that will be issued, then the signature (B-065, B-087). */
export function RereadPage(props: RereadPageProps) {
  const { caseView, isCorrection, preview, blanks, onAgain, onBack, onSigned } = props;
  const isMissing = preview.isIdle;
  // Reached by an address kept or by « back »: the document is made again rather than guessed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when nothing was prepared.
  useEffect(() => {
    if (isMissing) {
      onAgain();
    }
  }, [isMissing]);
  const isDesk = useIsDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: where reading starts, once; at a desk the password has the focus.
  useEffect(() => {
    scrollTo(0, 0);
    if (!isDesk) {
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <Page documentTitle={rereadFr.documentTitle} width="wide">
      <PageHeader
        title={rereadFr.title}
        lead={isCorrection ? rereadFr.correctionLead : rereadFr.lead}
        back={
          <Button look="quiet" icon="arrow-left" onClick={onBack}>
            {rereadFr.back}
          </Button>
        }
      />
      <div className="d-notices">
        <BlanksWarning blanks={blanks} />
      </div>
      {preview.isPending && <LoadingState lines={10} label={rereadFr.preparing} />}
      {preview.error && (
        <ErrorState title={rereadFr.failed} message={sentenceOf(preview.error)} onRetry={onAgain} />
      )}
      {preview.data && !preview.isPending && (
        <div className="d-reread">
          <PdfFrame
            url={urlOf(getReportPreview, { params: { previewId: preview.data.previewId } })}
            title={rereadFr.frame}
          />
          <SignCard
            key={preview.data.previewId}
            caseId={caseView.caseId}
            preview={preview.data}
            isCorrection={isCorrection}
            onAgain={onAgain}
            onSigned={onSigned}
          />
        </div>
      )}
    </Page>
  );
}
