import type { CaseListItem } from '#contracts/cases/case-view.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { LinkCardBody, linkCardClass } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { composeAddress, requestAddress } from '../addresses.ts';
import { formTitle, personWords, toneOfStatus, waitWords } from '../case-words.ts';
import { requestsFr } from '../requests.fr.ts';
import { listFr } from './list.fr.ts';

type RequestCardProps = {
  item: CaseListItem;
  now: Date;
  /** Told while the request waits. */
  usualWait?: string | undefined;
};

/** One request of the list: who, what, since when, and what to do next. */
export function RequestCard({ item, now, usualWait }: RequestCardProps) {
  const address =
    item.status === 'draft' ? composeAddress(item.caseId, 'reprendre') : requestAddress(item.caseId);
  const [task] = item.tasks;
  const person = personWords(item.ageYears, item.sex);
  return (
    <AppLink to={address} className={linkCardClass}>
      <LinkCardBody
        title={item.patientName || requestsFr.unnamedPatient}
        meta={
          <>
            <span>{[formTitle(item.form), person, item.reference].filter(Boolean).join(' · ')}</span>
            <span className="r-card-wait">
              <Icon name="clock" size={1} />
              {[waitWords(item, now), ...(isWithDoctors(item) ? [usualWait] : [])]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {task && (
              <span className="r-card-task">
                <span className="visually-hidden">{listFr.next}</span>
                {requestsFr.tasks[task]}
              </span>
            )}
          </>
        }
        side={
          <>
            {item.isUrgent && <StateBadge tone="attention" icon="alert" label={requestsFr.urgent} />}
            <StateBadge tone={toneOfStatus[item.status]} label={requestsFr.statuses[item.status]} />
          </>
        }
      />
    </AppLink>
  );
}

function isWithDoctors({ status }: CaseListItem): boolean {
  return status === 'queued' || status === 'claimed';
}
