import '../direction.css';
import { useState } from 'react';
import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import { type DirectorCase, getDirectorCase } from '#contracts/cases/case-after.contract.ts';
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { formatDateTimeFr, formatDeadlineFr } from '#contracts/values/french-dates.ts';
import { AppLink, useAddressParams } from '#web/lib/app-link.tsx';
import { useLive } from '#web/lib/live.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { operationKey } from '#web/lib/use-operation.ts';
import { DefinitionList, Timeline } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card, Columns, LiveBadge, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { directionAddress } from '../addresses.ts';
import { formTitle, holderWords, sentWords } from '../case-words.ts';
import { directionFr } from '../direction.fr.ts';
import { CaseBadges } from '../overview/director-case-card.tsx';
import { CaseContent } from './case-content.tsx';
import { DirectorActions } from './director-actions.tsx';
import { directorCaseFr } from './director-case.fr.ts';
import { timelineItems } from './timeline-items.ts';
import { useDirectorCase } from './use-director-case.ts';

/** One case for the medical director: where it stands, what may be decided, its content only on a logged reason. */
export function DirectorCasePage() {
  const { caseId } = useAddressParams();
  const found = useDirectorCase(caseId);
  const live = useLive(liveEvents, {}, { queryKeys: [operationKey(getDirectorCase)] });
  const title = found.data?.item.reference ?? directorCaseFr.titleUnknown;
  return (
    <Page documentTitle={directorCaseFr.documentTitle}>
      <PageHeader
        title={title}
        {...(found.data ? { lead: <CaseBadges item={found.data.item} /> } : {})}
        back={
          <AppLink className="c-row" to={directionAddress}>
            <Icon name="arrow-left" />
            {directionFr.back}
          </AppLink>
        }
        side={<LiveBadge state={live} />}
      />
      {found.isPending && <LoadingState lines={6} />}
      {found.error && !found.data && (
        <ErrorState message={sentenceOf(found.error)} onRetry={() => void found.refetch()} />
      )}
      {found.data && <FoundCase key={caseId} caseId={caseId} {...found.data} />}
    </Page>
  );
}

type Found = ResponseOf<typeof getDirectorCase> & { caseId: string };

function FoundCase({ caseId, item, allowedActions, timeline }: Found) {
  const [openUntil, setOpenUntil] = useState<string>();
  return (
    <Columns kind="main-side">
      <Stack>
        <Facts item={item} />
        <Card title={directorCaseFr.timelineTitle}>
          <Timeline label={directorCaseFr.timelineTitle} items={timelineItems(timeline)} />
        </Card>
        {openUntil !== undefined && (
          <CaseContent caseId={caseId} until={openUntil} onClose={() => setOpenUntil(undefined)} />
        )}
      </Stack>
      <div className="direction-side">
        <DirectorActions
          caseId={caseId}
          item={item}
          allowedActions={allowedActions}
          isContentOpen={openUntil !== undefined}
          onContentOpen={setOpenUntil}
        />
      </div>
    </Columns>
  );
}

function Facts({ item }: { item: DirectorCase }) {
  const now = useNow();
  return (
    <Card title={directorCaseFr.factsTitle}>
      <DefinitionList
        columns={2}
        items={[
          { term: directorCaseFr.state, value: directionFr.statuses[item.status] },
          { term: directorCaseFr.holder, value: holderWords(item) },
          {
            term: directorCaseFr.submittedAt,
            value: `${formatDateTimeFr(new Date(item.submittedAt))}\n${sentWords(item, now)}`,
          },
          { term: directorCaseFr.dueAt, value: dueWords(item, now) },
          { term: directorCaseFr.tier, value: `${item.tier}. ${tierNamesFr[item.tier]}` },
          { term: directorCaseFr.escalations, value: String(item.escalations) },
          { term: directorCaseFr.pharmacy, value: item.pharmacyName },
          { term: directorCaseFr.form, value: formTitle(item.form) },
        ]}
      />
    </Card>
  );
}

function dueWords(item: DirectorCase, now: Date): string {
  if (item.dueAt === null) return directorCaseFr.noDue;
  const deadline = formatDeadlineFr(new Date(item.dueAt), now);
  return item.alerts.includes('overdue') ? directorCaseFr.late(deadline) : deadline;
}
