import type { getOverview } from '#contracts/cases/case-after.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { formatDayFr, formatWeekdayFr } from '#contracts/values/french-dates.ts';
import { Table } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { overviewFr } from './overview.fr.ts';

type PerDay = ResponseOf<typeof getOverview>['answersPerDay'];

const height = 100;
const slot = 10;

/** Sent and answered for each day: bars for the eye, the same numbers as a table for everybody. */
export function DayPlot({ perDay }: { perDay: PerDay }) {
  const most = Math.max(1, ...perDay.flatMap(({ sent, answered }) => [sent, answered]));
  const total = (of: 'sent' | 'answered') => perDay.reduce((sum, day) => sum + day[of], 0);
  const [first, last] = [perDay[0], perDay.at(-1)];
  return (
    <Card title={overviewFr.perDayTitle}>
      <p className="soft">{overviewFr.perDaySummary(total('sent'), total('answered'))}</p>
      <figure className="direction-plot">
        <figcaption className="c-row small">
          <span className="direction-key direction-key--sent">{overviewFr.sent}</span>
          <span className="direction-key direction-key--answered">{overviewFr.answered}</span>
          <span className="soft">{overviewFr.busiest(most)}</span>
        </figcaption>
        <svg viewBox={`0 0 ${perDay.length * slot} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {perDay.map((day, index) => (
            <g key={day.day}>
              <Bar at={index * slot + 0.5} width={4} share={day.sent / most} name="sent" />
              <Bar at={index * slot + 5} width={4} share={day.answered / most} name="answered" />
            </g>
          ))}
        </svg>
        {first && last && (
          <div className="direction-plot__days small soft">
            <span>{formatDayFr(first.day)}</span>
            <span>{formatDayFr(last.day)}</span>
          </div>
        )}
      </figure>
      <details className="direction-details">
        <summary>{overviewFr.perDayTable}</summary>
        <Table
          caption={overviewFr.perDayCaption}
          rows={perDay.toReversed()}
          rowKey={({ day }) => day}
          columns={[
            { id: 'day', title: overviewFr.day, cell: ({ day }) => formatWeekdayFr(day) },
            { id: 'sent', title: overviewFr.sent, isNumber: true, cell: ({ sent }) => sent },
            { id: 'answered', title: overviewFr.answered, isNumber: true, cell: ({ answered }) => answered },
          ]}
        />
      </details>
    </Card>
  );
}

type BarProps = { at: number; width: number; share: number; name: 'sent' | 'answered' };

function Bar({ at, width, share, name }: BarProps) {
  return (
    <rect
      className={`direction-bar--${name}`}
      x={at}
      width={width}
      y={height * (1 - share)}
      height={height * share}
    />
  );
}
