import { getOwnActivity } from '#contracts/board/board.contract.ts';
import { formatMinutesFr } from '#contracts/values/french-dates.ts';
import { useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { PlotChoice, PlotGrid, PlotTiles } from '#web/ui/plot/plot-parts.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { activityFr } from './activity.fr.ts';
import { type Activity, ActivityTrend, OwnClarified, OwnOverridden } from './activity-cards.tsx';

const periods = [7, 30, 90, 365] as const;

/** B-011: everyone sees his own figures: a doctor his, a pharmacist those of the pharmacy. */
export function ActivityPage() {
  const go = useGo();
  const search = useAddressSearch();
  const days = periods.find((period) => String(period) === search.jours) ?? 30;
  const activity = useOperationQuery(
    getOwnActivity,
    { query: { days } },
    { placeholderData: (previous) => previous },
  );
  const { data } = activity;
  return (
    <Page documentTitle={activityFr.title}>
      <PageHeader title={activityFr.title} lead={data && activityFr.leads[data.of]} />
      <Stack>
        <PlotChoice
          label={activityFr.period}
          options={periods.map((id) => ({ id: String(id), label: activityFr.days[id] }))}
          chosen={String(days)}
          onChoose={(jours) => go('/mon-activite', { search: { ...search, jours }, isReplacing: true })}
        />
        {activity.isPending && <LoadingState lines={6} />}
        {activity.isError && !data && (
          <ErrorState message={sentenceOf(activity.error)} onRetry={() => void activity.refetch()} />
        )}
        {data && <Figures activity={data} isBusy={activity.isPlaceholderData} />}
      </Stack>
    </Page>
  );
}

function Figures({ activity, isBusy }: { activity: Activity; isBusy: boolean }) {
  if (activity.done === 0 && activity.open === 0 && activity.delay.count === 0) {
    return (
      <EmptyState icon="chart" title={activityFr.emptyTitle}>
        <p>{activityFr.emptyTexts[activity.of]}</p>
      </EmptyState>
    );
  }
  return (
    <div className="c-stack" aria-busy={isBusy}>
      <PlotTiles tiles={tilesOf(activity)} />
      <p className="soft small">
        {activity.delay.service === null
          ? activityFr.few(activity.delay.count)
          : activityFr.clockNotes[activity.of]}
      </p>
      <ActivityTrend activity={activity} />
      <PlotGrid>
        <OwnClarified activity={activity} />
        <OwnOverridden activity={activity} />
      </PlotGrid>
    </div>
  );
}

function tilesOf({ of, done, open, delay: { service, elapsed } }: Activity) {
  const tile = (which: 'median' | 'p90') => ({
    term: activityFr[which][of],
    value: service === null ? activityFr.unknown : formatMinutesFr(service[which]),
    ...(elapsed === null ? {} : { note: activityFr.elapsed(formatMinutesFr(elapsed[which])) }),
  });
  return [
    { term: activityFr.done[of], value: String(done) },
    { term: activityFr.open[of], value: String(open) },
    tile('median'),
    tile('p90'),
  ];
}
