import { tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import type { DirectorCase } from '#contracts/cases/case-after.contract.ts';
import { formatDeadlineFr } from '#contracts/values/french-dates.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { LinkCardBody, linkCardClass } from '#web/ui/content.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { directorCaseAddress } from '../addresses.ts';
import { formTitle, holderWords, sentWords, toneOfStatus } from '../case-words.ts';
import { directionFr } from '../direction.fr.ts';

/** One case without its content: number, form, tier, pharmacy, since when, who has it, why it is here. */
export function DirectorCaseCard({ item, now }: { item: DirectorCase; now: Date }) {
  const isLate = item.alerts.includes('overdue');
  return (
    <AppLink className={linkCardClass} to={directorCaseAddress(item.caseId)}>
      <LinkCardBody
        title={`${item.reference} · ${formTitle(item.form)}`}
        meta={
          <>
            <span>{sentWords(item, now)}</span>
            <span>{holderWords(item)}</span>
            <span>{tierShortNamesFr[item.tier]}</span>
            <span>{item.pharmacyName}</span>
            {item.dueAt !== null && !isLate && (
              <span>{directionFr.due(formatDeadlineFr(new Date(item.dueAt), now))}</span>
            )}
          </>
        }
        side={<CaseBadges item={item} />}
      />
    </AppLink>
  );
}

/** Alerts first; the state only where no alert says it already. */
export function CaseBadges({ item }: { item: DirectorCase }) {
  const saysState = item.alerts.includes('unanswered') || item.alerts.includes('urgent-unread');
  return (
    <span className="direction-badges">
      {item.alerts.map((alert) => (
        <StateBadge key={alert} tone="attention" label={directionFr.alerts[alert]} />
      ))}
      {!saysState && (
        <StateBadge tone={toneOfStatus[item.status]} label={directionFr.statuses[item.status]} />
      )}
    </span>
  );
}
