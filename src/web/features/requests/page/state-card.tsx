import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import { highestTier } from '#contracts/accounts/account.vocabulary.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { formatDateTimeFr, formatDeadlineFr } from '#contracts/values/french-dates.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { buttonClass } from '#web/ui/button.tsx';
import { Card } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { Notice } from '#web/ui/states.tsx';
import { composeAddress } from '../addresses.ts';
import { sinceWords, toneOfStatus } from '../case-words.ts';
import { requestsFr } from '../requests.fr.ts';
import { useUsualWaits } from '../use-usual-wait.ts';
import { pageFr } from './page.fr.ts';
import { pendingChanges } from './pending-changes.ts';
import { may } from './use-request.ts';

/** Where the request is, who has it, how long it takes, and what one can do meanwhile. */
export function StateCard({ caseView, now }: { caseView: CaseView; now: Date }) {
  const usualWait = useUsualWaits()(caseView.form);
  const [first, ...others] = stateSentences(caseView, now, usualWait);
  const isUnsent = caseView.status !== 'clarifying' && hasUnsent(caseView);
  return (
    <Card
      side={<StateBadge tone={toneOfStatus[caseView.status]} label={requestsFr.statuses[caseView.status]} />}
    >
      <p className="r-state">{first}</p>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {isUnsent && may(caseView, 'edit-clarification') && (
        <Notice
          tone="attention"
          title={pageFr.state.unsent}
          action={
            <AppLink
              to={composeAddress(caseView.caseId, 'relire')}
              className={buttonClass({ look: 'primary' })}
            >
              {pageFr.state.unsentOpen}
            </AppLink>
          }
        />
      )}
    </Card>
  );
}

function hasUnsent(caseView: CaseView): boolean {
  return caseView.workingCopy !== null || pendingChanges(caseView).length > 0;
}

/** The state in sentences, the most important first. */
export function stateSentences(caseView: CaseView, now: Date, usualWait?: string): string[] {
  const texts = pageFr.state;
  const usual = usualWait === undefined ? [] : [texts.usual(usualWait)];
  const since = sinceWords(caseView.submittedAt ?? caseView.createdAt, now);
  const due = caseView.dueAt === null ? undefined : formatDeadlineFr(new Date(caseView.dueAt), now);
  const reason = caseView.endReason ? [texts.reason(caseView.endReason)] : [];
  const asked = caseView.clarifications.findLast(({ answeredAt }) => answeredAt === null)?.askedAt;
  switch (caseView.status) {
    case 'queued': {
      const next = caseView.tier === highestTier ? texts.queuedDueTop : texts.queuedDue;
      return [texts.queued(since), ...usual, ...(due ? [next(due)] : []), texts.hours, texts.meanwhile];
    }
    case 'claimed': {
      const held = sinceWords(caseView.claimedAt ?? caseView.createdAt, now);
      return [
        texts.claimed(tierNamesFr[caseView.tier], held),
        ...usual,
        ...(due ? [texts.claimedDue(due)] : []),
        texts.hours,
        texts.meanwhile,
      ];
    }
    case 'clarifying':
      return [texts.clarifying(sinceWords(asked ?? caseView.createdAt, now)), texts.clarifyingWait];
    case 'unanswered':
      return [texts.unanswered(since), texts.unansweredWait];
    case 'answered':
      return answeredSentences(caseView);
    case 'draft':
      return [requestsFr.statuses.draft];
    default:
      return [texts[caseView.status], ...reason];
  }
}

function answeredSentences({ expert, reports, objectedAt }: CaseView): string[] {
  const issuedAt = reports.findLast(({ kind }) => kind === 'opinion')?.issuedAt;
  const at = issuedAt === undefined ? '' : formatDateTimeFr(new Date(issuedAt));
  return [
    pageFr.state.answered(expert?.name ?? pageFr.byDoctor, at),
    ...(objectedAt === null ? [] : [pageFr.state.objectedAfter(formatDateTimeFr(new Date(objectedAt)))]),
  ];
}
