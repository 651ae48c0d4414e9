import './plot.css';
import { PlotKeys } from './plot-keys.tsx';

export type TrendPoint = { id: string; median: number | null; p90: number | null };

type TrendLinesProps = {
  points: readonly TrendPoint[];
  aims: readonly number[];
  keys: { median: string; p90: string; aim: string };
  /** Under the left and the right end. */
  ends: readonly [string, string];
  /** At the height of the plot. */
  top: (most: number) => string;
};

const height = 100;
const width = 100;

/** Two lines over time with gaps where nothing is known; the table beside it says the same in numbers. */
export function TrendLines({ points, aims, keys, ends, top }: TrendLinesProps) {
  const known = points.flatMap(({ median, p90 }) => [median ?? 0, p90 ?? 0]);
  const most = Math.max(1, ...aims, ...known);
  const place = (value: number, index: number) =>
    `${points.length < 2 ? width / 2 : round((index / (points.length - 1)) * width)} ${round(height * (1 - value / most))}`;
  return (
    <figure className="c-plot">
      <figcaption>
        <PlotKeys
          keys={[
            { id: 'median', label: keys.median, look: 'line-0' },
            { id: 'p90', label: keys.p90, look: 'line-1' },
          ]}
        />
        <span className="small soft">
          {top(most)} {keys.aim}
        </span>
      </figcaption>
      <svg
        className="c-plot__lines"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {aims.map((aim) => (
          <path
            key={aim}
            className="c-plot__line c-plot__line--aim"
            d={`M0 ${round(height * (1 - aim / most))}H${width}`}
          />
        ))}
        {(['median', 'p90'] as const).map((which, index) => {
          const values = points.map((point) => point[which]);
          return (
            <g key={which}>
              <path className={`c-plot__line c-plot__line--${index}`} d={linePath(values, place)} />
              <path className={`c-plot__dots c-plot__dots--${index}`} d={dotPath(values, place)} />
            </g>
          );
        })}
      </svg>
      <div className="c-plot__ends small soft">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;
type Place = (value: number, index: number) => string;

/** A line is drawn between neighbours that are both known; a hole stays a hole. */
export function linePath(values: readonly (number | null)[], place: Place): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isJoined = index > 0 && values[index - 1] !== null;
      return `${isJoined ? 'L' : 'M'}${place(value, index)}`;
    })
    .join('');
}

/** One dot for each known value: a stroke without length, whose round or square end does not stretch with the plot. */
export function dotPath(values: readonly (number | null)[], place: Place): string {
  return values.map((value, index) => (value === null ? '' : `M${place(value, index)}h0.01`)).join('');
}
