import { FilterChip } from '#web/ui/content.tsx';
import { Row } from '#web/ui/page.tsx';
import { overviewFr } from './overview.fr.ts';

const periods = [7, 30, 90] as const;
const usual = 30;

/** The period an address asks for; the usual one when it asks for none that is offered. */
export function periodOf(text: string | undefined): number {
  return periods.find((days) => String(days) === text) ?? usual;
}

export function PeriodChoice({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  return (
    <Row>
      <h2>{overviewFr.period}</h2>
      <div className="c-row">
        {periods.map((period) => (
          <FilterChip
            key={period}
            label={overviewFr.days(period)}
            isOn={period === days}
            onChange={() => onChoose(period)}
          />
        ))}
      </div>
    </Row>
  );
}
