import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, SavingState } from '#web/ui/page.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { Notice } from '#web/ui/states.tsx';
import { deskPageFr } from '../case/desk-page.fr.ts';
import { BlanksNotice } from '../wording/blanks-notice.tsx';
import type { Wording } from '../wording/use-wording.ts';
import { wordingFr } from '../wording/wording.fr.ts';
import { Attachments } from './attachments.tsx';
import { opinionFr } from './opinion.fr.ts';
import { OpinionForm } from './opinion-form.tsx';
import type { OpinionDraft } from './use-opinion-draft.ts';
import type { Reread } from './use-reread.ts';

type OpinionPanelProps = {
  caseView: CaseView;
  draft: OpinionDraft;
  reread: Reread;
  wording: Wording;
  onCancel: (() => void) | undefined;
};

/** The right column while writing; the next step stays in sight. */
export function OpinionPanel({ caseView, draft, reread, wording, onCancel }: OpinionPanelProps) {
  const isWaiting = caseView.status === 'clarifying';
  const isCorrection = onCancel !== undefined;
  const start = () => void reread.start();
  useShortcuts(
    isWaiting ? [] : [{ key: 'ctrl+enter', label: deskPageFr.keys.reread, run: start, isGlobal: true }],
  );
  return (
    <Card
      title={isCorrection ? opinionFr.correctionTitle : opinionFr.title}
      side={<SavingState kind={draft.state.kind} />}
    >
      {isCorrection && <p className="soft">{opinionFr.correctionLead}</p>}
      <div className="d-toolbar">
        <Button icon="list" aria-keyshortcuts="t F2" onClick={() => wording.show('phrases')}>
          {wordingFr.open}
        </Button>
        <Button look="quiet" icon="clock" aria-keyshortcuts="h" onClick={() => wording.show('recent')}>
          {wordingFr.recent}
        </Button>
      </div>
      <OpinionForm
        caseView={caseView}
        opinion={draft.opinion}
        errors={reread.errors}
        onChange={draft.change}
      />
      <Attachments caseView={caseView} />
      <div className="d-foot">
        <BlanksNotice blanks={wording.blanks} onGo={wording.go} />
        <DraftConflictNotice draft={draft} />
        {draft.state.kind === 'refused' && !draft.conflict && (
          <Notice tone="fault" isAlert>
            {draft.state.message}
          </Notice>
        )}
        {reread.notice && (
          <Notice tone="attention" isAlert>
            {reread.notice}
          </Notice>
        )}
        {reread.preview.error && !reread.isBusy && (
          <Notice tone="fault" isAlert>
            {sentenceOf(reread.preview.error)}
          </Notice>
        )}
        {isWaiting ? (
          <p className="small soft">{opinionFr.waiting}</p>
        ) : (
          <Button look="primary" isBig isWide iconAfter="arrow-right" isBusy={reread.isBusy} onClick={start}>
            {opinionFr.reread}
          </Button>
        )}
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {opinionFr.cancelCorrection}
          </Button>
        )}
      </div>
    </Card>
  );
}

function DraftConflictNotice({ draft }: { draft: OpinionDraft }) {
  return draft.conflict ? (
    <Notice
      tone="attention"
      title={opinionFr.conflictTitle}
      isAlert
      action={
        <span className="c-row">
          <Button onClick={() => draft.settle('mine')}>{opinionFr.keepMine}</Button>
          <Button onClick={() => draft.settle('theirs')}>{opinionFr.takeTheirs}</Button>
        </span>
      }
    >
      <p>{opinionFr.conflictText}</p>
    </Notice>
  ) : null;
}
