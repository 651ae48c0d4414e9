import type { ExpertCaseItem } from '#contracts/cases/case-expert.contract.ts';
import { formatNearDayFr, formatSinceFr, formatTimeFr } from '#contracts/values/french-dates.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { LinkCardBody, linkCardClass } from '#web/ui/content.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { deskAddress } from '../addresses.ts';
import { caseWords, dueWords, formTitle } from '../case-words.ts';
import { ownCasesFr } from './own-cases.fr.ts';

/** One of the doctor's own cases; one that was withdrawn says why and is not opened again. */
export function OwnCaseCard({ item, now }: { item: ExpertCaseItem; now: Date }) {
  if (item.status === 'withdrawn' || item.status === 'objected') {
    return (
      <div className="c-card c-card--quiet">
        <div className="c-row c-row--apart">
          <strong>{titleOf(item)}</strong>
          <StateBadge tone="neutral" icon="undo" label={ownCasesFr[item.status]} />
        </div>
        {item.withdrawnReason && <p>{ownCasesFr.withdrawnReason(item.withdrawnReason)}</p>}
        <p className="small soft">{ownCasesFr.withdrawnText}</p>
      </div>
    );
  }
  return (
    <AppLink className={linkCardClass} to={deskAddress(item.caseId)}>
      <LinkCardBody
        title={titleOf(item)}
        meta={
          <>
            <span className="numbers">{item.reference}</span>
            <span>{timeWords(item, now)}</span>
          </>
        }
        side={<Badge item={item} />}
      />
    </AppLink>
  );
}

function titleOf(item: ExpertCaseItem): string {
  return `${formTitle(item.form)} · ${caseWords(item)}`;
}

function timeWords(item: ExpertCaseItem, now: Date): string {
  if (item.status === 'answered' && item.answeredAt !== null) {
    const at = new Date(item.answeredAt);
    return ownCasesFr.answeredOn(formatNearDayFr(at, now), formatTimeFr(at));
  }
  if (item.status === 'clarifying') return ownCasesFr.clarifyingText;
  return [dueWords(item.dueAt, now), item.claimedAt && takenWords(item.claimedAt, now)]
    .filter(Boolean)
    .join(' · ');
}

function takenWords(claimedAt: string, now: Date): string {
  const since = formatSinceFr(new Date(claimedAt), now);
  return since.startsWith('depuis') ? ownCasesFr.taken(since) : ownCasesFr.takenNow;
}

function Badge({ item }: { item: ExpertCaseItem }) {
  if (item.status === 'clarifying') return <StateBadge tone="waiting" label={ownCasesFr.clarifying} />;
  if (item.status === 'answered') {
    return item.hasUnreadFollowUp ? <StateBadge tone="received" label={ownCasesFr.followUp} /> : null;
  }
  return <StateBadge tone="attention" icon="pencil" label={ownCasesFr.writing} />;
}
