import '../direction.css';
import { getOverview, listDirectorCases } from '#contracts/cases/case-after.contract.ts';
import { liveEvents } from '#contracts/cases/case-view.contract.ts';
import { AppLink, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { useLive } from '#web/lib/live.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { operationKey, useOperationQuery } from '#web/lib/use-operation.ts';
import { Icon } from '#web/ui/icon.tsx';
import { LiveBadge, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState } from '#web/ui/states.tsx';
import { boardAddress, directionAddress, routingAddress } from '../addresses.ts';
import { directionFr } from '../direction.fr.ts';
import { CaseLists } from './case-lists.tsx';
import { DayPlot } from './day-plot.tsx';
import { OpenCounts, PeriodFigures, TierTable } from './figures.tsx';
import { overviewFr } from './overview.fr.ts';
import { PeriodChoice, periodOf } from './period-choice.tsx';

const renewMs = 60_000;

/** B-011, B-012: what the medical director has to see: first what asks for an act, then how the service does. */
export function OverviewPage() {
  const go = useGo();
  const search = useAddressSearch();
  const days = periodOf(search.jours);
  const live = useLive(
    liveEvents,
    {},
    { queryKeys: [operationKey(getOverview), operationKey(listDirectorCases)] },
  );
  return (
    <Page documentTitle={overviewFr.title}>
      <PageHeader title={overviewFr.title} lead={overviewFr.lead} side={<LiveBadge state={live} />} />
      <Stack gap="loose">
        <p>
          <AppLink to={routingAddress}>{directionFr.routing}</AppLink>
        </p>
        <CaseLists
          shown={search.liste === 'ouverts' ? 'all' : 'alerts'}
          onChoose={(shown) => {
            const { liste: _, ...kept } = search;
            go(directionAddress, {
              search: shown === 'all' ? { ...kept, liste: 'ouverts' } : kept,
              isReplacing: true,
            });
          }}
        />
        <Figures
          days={days}
          onDays={(next) =>
            go(directionAddress, { search: { ...search, jours: String(next) }, isReplacing: true })
          }
        />
      </Stack>
    </Page>
  );
}

function Figures({ days, onDays }: { days: number; onDays: (days: number) => void }) {
  const overview = useOperationQuery(
    getOverview,
    { query: { days } },
    { refetchInterval: renewMs, placeholderData: (previous) => previous },
  );
  if (overview.isPending) {
    return <LoadingState lines={6} />;
  }
  if (!overview.data) {
    return <ErrorState message={sentenceOf(overview.error)} onRetry={() => void overview.refetch()} />;
  }
  const { data } = overview;
  return (
    <>
      <OpenCounts open={data.open} />
      <section className="c-stack" aria-label={overviewFr.period}>
        <PeriodChoice days={days} onChoose={onDays} />
        <div className="c-stack" aria-busy={overview.isPlaceholderData}>
          <PeriodFigures overview={data} />
          <p>
            <AppLink className="c-row" to={boardAddress} search={{ jours: String(days) }}>
              <Icon name="chart" />
              {overviewFr.board}
            </AppLink>
          </p>
          <div className="direction-pair">
            <DayPlot perDay={data.answersPerDay} />
            <TierTable overview={data} />
          </div>
        </div>
      </section>
    </>
  );
}
