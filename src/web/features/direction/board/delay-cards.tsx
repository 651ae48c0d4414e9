import { useState } from 'react';
import { tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import type { getBoard } from '#contracts/board/board.contract.ts';
import { boardTargets } from '#contracts/board/board-targets.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { formatDayFr, formatMinutesFr, formatWeekdayFr } from '#contracts/values/french-dates.ts';
import { Table } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { SpanBars } from '#web/ui/plot/bars.tsx';
import { PlotChoice, PlotDetails } from '#web/ui/plot/plot-parts.tsx';
import { TrendLines } from '#web/ui/plot/trend-lines.tsx';
import { boardFr } from './board.fr.ts';
import { medianAim, minutesWords, p90Aim, spreadWords } from './board-words.ts';

export type Board = ResponseOf<typeof getBoard>;
type Clock = 'service' | 'elapsed';

const aims = [boardTargets.medianMinutes, boardTargets.p90Minutes];
const keys = { median: boardFr.keyMedian, p90: boardFr.keyP90, aim: boardFr.keyAims(medianAim, p90Aim) };

/** Delays of each tier and form on the clock one chooses; aims are set on the clock of the service. */
export function DelayCard({ delays, hasForms }: Pick<Board, 'delays'> & { hasForms: boolean }) {
  const [clock, setClock] = useState<Clock>('service');
  const rows = [
    { id: 'all', label: boardFr.all, ...delays.all },
    ...delays.byTier.map((row) => ({ id: `tier-${row.tier}`, label: tierShortNamesFr[row.tier], ...row })),
    ...(hasForms
      ? delays.byForm.map((row) => ({ id: row.form, label: currentForm(row.form).title, ...row }))
      : []),
  ];
  return (
    <Card title={boardFr.delaysTitle}>
      <PlotChoice
        label={boardFr.clock}
        options={(['service', 'elapsed'] as const).map((id) => ({ id, label: boardFr.clocks[id] }))}
        chosen={clock}
        onChoose={setClock}
      />
      <p className="soft small">{boardFr.clockNotes[clock]}</p>
      <SpanBars
        rows={rows.map((row) => ({
          id: row.id,
          label: row.label,
          value: spreadWords(row.count, row[clock]),
          spread: row[clock],
        }))}
        aims={clock === 'service' ? aims : []}
        keys={keys}
      />
      <PlotDetails summary={boardFr.table}>
        <Table
          caption={`${boardFr.delaysTitle}, ${boardFr.clocks[clock].toLowerCase()}`}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: 'group', title: boardFr.group, cell: ({ label }) => label },
            { id: 'count', title: boardFr.opinions, isNumber: true, cell: ({ count }) => count },
            {
              id: 'median',
              title: boardFr.keyMedian,
              isNumber: true,
              cell: (row) => minutesWords(row[clock]?.median),
            },
            {
              id: 'p90',
              title: boardFr.keyP90,
              isNumber: true,
              cell: (row) => minutesWords(row[clock]?.p90),
            },
          ]}
        />
        <p className="soft small">{boardFr.fewNote}</p>
      </PlotDetails>
    </Card>
  );
}

export function TrendCard({ trend }: Pick<Board, 'trend'>) {
  const day = (index: number) => formatDayFr(trend.at(index)?.from ?? '');
  return (
    <Card title={boardFr.trendTitle}>
      <p className="soft small">{boardFr.trendNote}</p>
      <TrendLines
        points={trend.map(({ from, service }) => ({
          id: from,
          median: service?.median ?? null,
          p90: service?.p90 ?? null,
        }))}
        aims={aims}
        keys={{ ...keys, aim: boardFr.trendAims(medianAim, p90Aim) }}
        ends={[day(0), day(-1)]}
        top={(most) => boardFr.trendTop(formatMinutesFr(most))}
      />
      <PlotDetails summary={boardFr.table}>
        <Table
          caption={boardFr.trendTitle}
          rows={trend.toReversed()}
          rowKey={({ from }) => from}
          columns={[
            { id: 'from', title: boardFr.from, cell: ({ from }) => formatWeekdayFr(from) },
            { id: 'count', title: boardFr.opinions, isNumber: true, cell: ({ count }) => count },
            {
              id: 'median',
              title: boardFr.keyMedian,
              isNumber: true,
              cell: ({ service }) => minutesWords(service?.median),
            },
            {
              id: 'p90',
              title: boardFr.keyP90,
              isNumber: true,
              cell: ({ service }) => minutesWords(service?.p90),
            },
          ]}
        />
      </PlotDetails>
    </Card>
  );
}
