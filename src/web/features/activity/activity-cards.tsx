import type { getOwnActivity } from '#contracts/board/board.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { formatDayFr, formatMinutesFr, formatWeekdayFr } from '#contracts/values/french-dates.ts';
import { Table } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { CountBars } from '#web/ui/plot/bars.tsx';
import { PlotDetails } from '#web/ui/plot/plot-parts.tsx';
import { TrendLines } from '#web/ui/plot/trend-lines.tsx';
import { activityFr } from './activity.fr.ts';

export type Activity = ResponseOf<typeof getOwnActivity>;
type OfActivity = { activity: Activity };

const minutes = (value: number | undefined) =>
  value === undefined ? activityFr.unknown : formatMinutesFr(value);
const percent = (count: number, of: number) => (of === 0 ? 0 : Math.floor((count / of) * 100));

export function ActivityTrend({ activity: { trend } }: OfActivity) {
  const hasLine = trend.some(({ service }) => service !== null);
  const day = (index: number) => formatDayFr(trend.at(index)?.from ?? '');
  return (
    <Card title={activityFr.trendTitle}>
      {hasLine ? (
        <TrendLines
          points={trend.map(({ from, service }) => ({
            id: from,
            median: service?.median ?? null,
            p90: service?.p90 ?? null,
          }))}
          aims={[]}
          keys={{ median: activityFr.keyMedian, p90: activityFr.keyP90, aim: '' }}
          ends={[day(0), day(-1)]}
          top={(most) => activityFr.trendTop(formatMinutesFr(most))}
        />
      ) : (
        <p>{activityFr.trendNone}</p>
      )}
      <PlotDetails summary={activityFr.table}>
        <Table
          caption={activityFr.trendTitle}
          rows={trend.toReversed()}
          rowKey={({ from }) => from}
          columns={[
            { id: 'from', title: activityFr.from, cell: ({ from }) => formatWeekdayFr(from) },
            { id: 'count', title: activityFr.opinions, isNumber: true, cell: ({ count }) => count },
            {
              id: 'median',
              title: activityFr.keyMedian,
              isNumber: true,
              cell: ({ service }) => minutes(service?.median),
            },
            {
              id: 'p90',
              title: activityFr.keyP90,
              isNumber: true,
              cell: ({ service }) => minutes(service?.p90),
            },
          ]}
        />
      </PlotDetails>
    </Card>
  );
}

export function OwnClarified({ activity: { of: whose, clarified } }: OfActivity) {
  const { of, count, kinds } = clarified;
  return (
    <Card title={activityFr.clarifiedTitle}>
      <p>{activityFr.clarified[whose](count, of)}</p>
      <CountBars
        most={Math.max(1, of)}
        rows={kinds.map((row) => ({
          id: row.kind,
          label: activityFr.kinds[row.kind],
          value: activityFr.rate(row.count, percent(row.count, of)),
          parts: [{ id: row.kind, count: row.count }],
        }))}
      />
    </Card>
  );
}

export function OwnOverridden({ activity: { overridden } }: OfActivity) {
  const { of, count, photos } = overridden;
  return (
    <Card title={activityFr.overriddenTitle}>
      <p>{activityFr.overridden(count, of, photos)}</p>
      <CountBars
        most={Math.max(1, of)}
        rows={[
          {
            id: 'overridden',
            label: activityFr.concerned,
            value: activityFr.rate(count, percent(count, of)),
            parts: [{ id: 'overridden', count }],
          },
        ]}
      />
    </Card>
  );
}
