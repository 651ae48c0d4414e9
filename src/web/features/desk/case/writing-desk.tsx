import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { getOpinionDraft } from '#contracts/cases/case-expert.contract.ts';
import { type CaseView, getCase } from '#contracts/cases/case-view.contract.ts';
import { useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { deskAddress } from '../addresses.ts';
import type { ClarificationPoint } from '../clarify/clarification-targets.ts';
import { clarifyFr } from '../clarify/clarify.fr.ts';
import { ClarifyPanel } from '../clarify/clarify-panel.tsx';
import { OpinionPanel } from '../opinion/opinion-panel.tsx';
import type { StoredDraft } from '../opinion/save-draft.ts';
import { type OpinionDraft, useOpinionDraft } from '../opinion/use-opinion-draft.ts';
import { useReread } from '../opinion/use-reread.ts';
import { RereadPage } from '../sign/reread-page.tsx';
import { OpinionPreview } from '../wording/opinion-preview.tsx';
import { RecentOpinions } from '../wording/recent-opinions.tsx';
import { useWording, type Wording } from '../wording/use-wording.ts';
import { recentFr, wordingFr } from '../wording/wording.fr.ts';
import { WordingPicker } from '../wording/wording-picker.tsx';
import { DeskLayout } from './desk-layout.tsx';
import { deskPageFr } from './desk-page.fr.ts';
import { LeaveDialog } from './leave-dialog.tsx';

type WritingDeskProps = {
  caseView: CaseView;
  onSigned: () => void;
  /** The case is no longer in this doctor's hands. */
  onLeft: () => void;
  /** Only for a correction. */
  onCancel: (() => void) | undefined;
};

/** Reads the text as last saved, then lets the doctor write. */
export function WritingDesk(props: WritingDeskProps) {
  const input = { params: { caseId: props.caseView.caseId } };
  const draft = useOperationQuery(getOpinionDraft, input, {
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const [first, setFirst] = useState<StoredDraft>();
  if (!first && draft.data && !draft.isFetching) {
    setFirst(draft.data);
  }
  if (first) {
    return <Writing {...props} stored={first} />;
  }
  return (
    <DeskLayout
      caseView={props.caseView}
      opinion={
        draft.error ? (
          <ErrorState message={sentenceOf(draft.error)} onRetry={() => void draft.refetch()} />
        ) : (
          <LoadingState lines={8} />
        )
      }
    />
  );
}

/** One case in hand: opinion, clarification, other ways out, and the reading before signing. */
function Writing({
  caseView,
  stored,
  onSigned,
  onLeft,
  onCancel,
}: WritingDeskProps & { stored: StoredDraft }) {
  const { caseId } = caseView;
  const go = useGo();
  const client = useQueryClient();
  const toast = useToast();
  const panel = useRef<HTMLDivElement>(null);
  const draft = useOpinionDraft(caseId, stored);
  const [points, setPoints] = useState<readonly ClarificationPoint[]>([]);
  const [mode, setMode] = useState<'opinion' | 'clarify'>('opinion');
  const [isLeaving, setIsLeaving] = useState(false);
  const reread = useReread(caseView, draft, panel);
  const isRereading = useAddressSearch().vue === 'relecture';
  const wording = useWording(draft, panel, mode === 'opinion' && !isRereading);
  const mayAsk = caseView.allowedActions.includes('ask-clarification');
  const mayLeave = caseView.status === 'claimed' && onCancel === undefined;
  const ask = () => setMode('clarify');
  useShortcuts([
    ...(mayAsk && !isRereading ? [{ key: 'c', label: deskPageFr.keys.ask, run: ask }] : []),
    ...(mayLeave && !isRereading
      ? [{ key: 'm', label: deskPageFr.keys.others, run: () => setIsLeaving(true) }]
      : []),
  ]);
  if (isRereading) {
    return (
      <RereadPage
        caseView={caseView}
        isCorrection={onCancel !== undefined}
        preview={reread.preview}
        blanks={wording.blanks}
        onAgain={() => void reread.start()}
        onBack={() => go(deskAddress(caseId), { isReplacing: true })}
        onSigned={() => {
          go(deskAddress(caseId), { isReplacing: true });
          onSigned();
        }}
      />
    );
  }
  return (
    <>
      <DeskLayout
        caseView={caseView}
        preview={<OpinionPreview opinion={draft.opinion} />}
        actions={(showOpinion) => (
          <>
            {mayAsk && (
              <Button
                icon="help"
                aria-keyshortcuts="c"
                onClick={() => {
                  ask();
                  showOpinion();
                }}
              >
                {deskPageFr.ask}
              </Button>
            )}
            {mayLeave && (
              <IconButton
                icon="menu"
                look="secondary"
                label={deskPageFr.others}
                aria-keyshortcuts="m"
                onClick={() => setIsLeaving(true)}
              />
            )}
          </>
        )}
        onOpinion={() => panel.current?.querySelector<HTMLElement>('textarea, input')?.focus()}
        opinion={
          <div ref={panel}>
            {mode === 'clarify' && mayAsk ? (
              <ClarifyPanel
                caseView={caseView}
                points={points}
                onPoints={setPoints}
                onBack={() => setMode('opinion')}
                onSent={() => {
                  setPoints([]);
                  setMode('opinion');
                  toast({ message: clarifyFr.sent });
                  void refresh(client, getCase);
                }}
              />
            ) : (
              <OpinionPanel
                caseView={caseView}
                draft={draft}
                reread={reread}
                wording={wording}
                onCancel={onCancel}
              />
            )}
          </div>
        }
      />
      <WordingDialogs caseView={caseView} draft={draft} wording={wording} />
      {isLeaving && <LeaveDialog caseView={caseView} onClose={() => setIsLeaving(false)} onLeft={onLeft} />}
    </>
  );
}

type WordingDialogsProps = { caseView: CaseView; draft: OpinionDraft; wording: Wording };

/** Own wording, or an earlier opinion, to put into this one. */
function WordingDialogs({ caseView, draft, wording }: WordingDialogsProps) {
  const { shown, close, insert } = wording;
  if (shown === 'phrases') {
    return (
      <WordingPicker
        opinion={draft.opinion}
        onInsert={(content) => insert(content, wordingFr.inserted(content.title))}
        onClose={close}
      />
    );
  }
  return shown === 'recent' ? (
    <RecentOpinions
      caseView={caseView}
      onTake={(content) => insert(content, recentFr.taken)}
      onClose={close}
    />
  ) : null;
}
