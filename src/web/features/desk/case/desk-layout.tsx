import { type ReactNode, useState } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { useIsDesk } from '#web/lib/use-media.ts';
import { useNow } from '#web/lib/use-now.ts';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { Notice } from '#web/ui/states.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { ownCasesAddress } from '../addresses.ts';
import { ageWords, dueWords, formTitle, patientName } from '../case-words.ts';
import { deskFr } from '../desk.fr.ts';
import { useRestOfScreen } from '../use-rest-of-screen.ts';
import { previewFr, wordingFr } from '../wording/wording.fr.ts';
import { CaseFacts } from './case-facts.tsx';
import { CasePhotos } from './case-photos.tsx';
import { caseFr } from './case-texts.fr.ts';
import { CaseThread } from './case-thread.tsx';
import { deskPageFr } from './desk-page.fr.ts';

type DeskLayoutProps = {
  caseView: CaseView;
  /** The right column; on a phone the last tab. */
  opinion: ReactNode;
  /** Ways to act on the whole case; `showOpinion` brings the right column into view on a phone. */
  actions?: (showOpinion: () => void) => ReactNode;
  /** What the opinion will look like, beside the form at a desk. */
  preview?: ReactNode;
  isOpinionFirst?: boolean;
  /** Brings the opinion into view, then focuses it. */
  onOpinion?: () => void;
};

type Part = 'file' | 'photos' | 'thread' | 'opinion' | 'preview';

/** Answers left, photographs in the middle, opinion right; on a phone one at a time. */
export function DeskLayout({
  caseView,
  opinion,
  preview,
  actions,
  isOpinionFirst,
  onOpinion,
}: DeskLayoutProps) {
  const isDesk = useIsDesk();
  const now = useNow();
  const desk = useRestOfScreen(isDesk);
  const [part, setPart] = useState<Part>(isOpinionFirst ? 'opinion' : 'file');
  useShortcuts([
    {
      key: 'o',
      label: deskPageFr.keys.opinion,
      run: () => {
        setPart('opinion');
        requestAnimationFrame(() => onOpinion?.());
      },
    },
    { key: 'd', label: deskPageFr.keys.file, run: () => setPart('file') },
    { key: 'e', label: deskPageFr.keys.thread, run: () => setPart('thread') },
    ...(isDesk && preview
      ? [{ key: 'a', label: wordingFr.keys.preview, run: () => setPart('preview') }]
      : []),
  ]);
  const threadCount = caseView.clarifications.length;
  const contents = {
    file: <CaseFacts caseView={caseView} now={now} />,
    thread: <CaseThread caseView={caseView} now={now} />,
    photos: <CasePhotos caseView={caseView} isDesk={isDesk} />,
    opinion,
    preview,
  };
  const chosenAside = part === 'thread' || (part === 'preview' && preview) ? part : 'file';
  const readingTabs = [
    { id: 'file' as const, label: caseFr.file },
    {
      id: 'thread' as const,
      label: caseFr.thread,
      ...(threadCount === 0 ? {} : { count: threadCount }),
    },
  ];
  return (
    <Page documentTitle={deskPageFr.documentTitle(caseView.reference)} width="wide">
      <PageHeader
        title={deskPageFr.title(formTitle(caseView.form), patientName(caseView.content.patient))}
        back={<AppLink to={ownCasesAddress}>{deskFr.ownCases}</AppLink>}
        lead={<Lead caseView={caseView} now={now} />}
        side={actions?.(() => setPart('opinion'))}
      />
      <StateNotices caseView={caseView} />
      {isDesk ? (
        <div className="d-desk" ref={desk}>
          <div className="d-desk__column">
            <Tabs<Part>
              label={caseFr.parts}
              tabs={
                preview ? [...readingTabs, { id: 'preview' as const, label: previewFr.tab }] : readingTabs
              }
              chosen={chosenAside}
              onChoose={setPart}
            >
              {contents[chosenAside]}
            </Tabs>
          </div>
          <div className="d-desk__column d-desk__column--photos">{contents.photos}</div>
          <div className="d-desk__column">{opinion}</div>
        </div>
      ) : (
        <div className="d-phone">
          <Tabs<Part>
            label={caseFr.parts}
            tabs={[
              { id: 'file', label: caseFr.file },
              { id: 'photos', label: caseFr.photosTab, count: caseView.photos.length },
              ...readingTabs.slice(1),
              { id: 'opinion', label: caseFr.opinionTab },
            ]}
            chosen={part === 'preview' ? 'opinion' : part}
            onChoose={setPart}
          >
            {contents[part === 'preview' ? 'opinion' : part]}
          </Tabs>
        </div>
      )}
    </Page>
  );
}

function Lead({ caseView, now }: { caseView: CaseView; now: Date }) {
  const { content, dueAt, status, reference } = caseView;
  const due = dueWords(dueAt, now);
  return (
    <span className="c-row">
      <span className="numbers">
        {[ageWords(content.patient.birthDate, now), reference].filter(Boolean).join(' · ')}
      </span>
      {status === 'claimed' && due && (
        <StateBadge tone={due === deskFr.late ? 'attention' : 'waiting'} label={due} />
      )}
      {status === 'clarifying' && <StateBadge tone="waiting" label={deskPageFr.stopsAt} />}
    </span>
  );
}

/** What changes what the doctor may do now. */
function StateNotices({ caseView }: { caseView: CaseView }) {
  const { status, objectedAt, endReason } = caseView;
  const stopped = status === 'objected' || status === 'withdrawn' || status === 'ended' ? status : undefined;
  return (
    <div className="d-notices">
      {status === 'clarifying' && (
        <Notice tone="info" icon="clock" title={deskPageFr.clarifyingTitle}>
          <p>{deskPageFr.clarifyingText}</p>
        </Notice>
      )}
      {stopped && (
        <Notice tone="info" title={deskPageFr[stopped]}>
          {endReason && <p>{deskPageFr.reason(endReason)}</p>}
        </Notice>
      )}
      {objectedAt !== null && status === 'answered' && (
        <Notice tone="info">{deskPageFr.objectedAfter}</Notice>
      )}
    </div>
  );
}
