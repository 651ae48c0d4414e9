import './plot.css';
import { type Key, PlotKeys } from './plot-keys.tsx';

type Part = { id: string; count: number };
export type CountRow = { id: string; label: string; value: string; parts: readonly Part[] };

type CountBarsProps = {
  rows: readonly CountRow[];
  /** The value of a full bar; the largest row when it is left out. */
  most?: number;
  /** A mark across all bars, on the same scale. */
  aim?: number;
  keys?: readonly Key[];
};

/** Lying bars, each with its label and its value in words: the drawing repeats what the text says. */
export function CountBars({ rows, most, aim, keys = [] }: CountBarsProps) {
  const totalOf = ({ parts }: CountRow) => parts.reduce((sum, part) => sum + part.count, 0);
  const scale = most ?? Math.max(1, ...rows.map(totalOf));
  return (
    <div className="c-plot">
      <PlotKeys keys={keys} />
      <ul className="c-plot__rows">
        {rows.map((row) => (
          <li key={row.id} className="c-plot__row">
            <span className="c-plot__head">
              <span>{row.label}</span>
              <strong className="c-plot__value">{row.value}</strong>
            </span>
            <svg className="c-plot__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect className="c-plot__ground" width="100" height="8" />
              <Parts parts={row.parts} scale={scale} />
              {aim !== undefined && <Aim at={(aim / scale) * 100} />}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Parts({ parts, scale }: { parts: readonly Part[]; scale: number }) {
  let start = 0;
  return parts.map((part, index) => {
    const width = (part.count / scale) * 100;
    const at = start;
    start += width;
    // A sliver of ground between neighbours keeps them apart without their colours.
    const shown = Math.max(0, width - (index < parts.length - 1 && width > 1 ? 0.4 : 0));
    return (
      <rect key={part.id} className={`c-plot__part c-plot__part--${index}`} x={at} width={shown} height="8" />
    );
  });
}

function Aim({ at }: { at: number }) {
  return (
    <>
      <path className="c-plot__halo" d={`M${at} 0V8`} />
      <path className="c-plot__aim" d={`M${at} 0V8`} />
    </>
  );
}

export type SpanRow = {
  id: string;
  label: string;
  value: string;
  spread: { median: number; p90: number } | null;
};

type SpanBarsProps = {
  rows: readonly SpanRow[];
  /** Marks across all bars. */
  aims: readonly number[];
  /** Names of the dark part, the light part, and the marks. */
  keys: { median: string; p90: string; aim: string };
};

/** From nothing to the median dark, on to nine in ten light; the values stand beside in words. */
export function SpanBars({ rows, aims, keys }: SpanBarsProps) {
  const most = Math.max(1, ...aims, ...rows.map(({ spread }) => spread?.p90 ?? 0)) * 1.04;
  const share = (minutes: number) => (minutes / most) * 100;
  return (
    <div className="c-plot">
      <PlotKeys
        keys={[
          { id: 'median', label: keys.median, look: 'part-0' },
          { id: 'p90', label: keys.p90, look: 'part-1' },
          ...(aims.length > 0 ? [{ id: 'aim', label: keys.aim, look: 'aim' as const }] : []),
        ]}
      />
      <ul className="c-plot__rows">
        {rows.map(({ id, label, value, spread }) => (
          <li key={id} className="c-plot__row">
            <span className="c-plot__head">
              <span>{label}</span>
              <strong className="c-plot__value">{value}</strong>
            </span>
            <svg className="c-plot__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect className="c-plot__ground" width="100" height="8" />
              {spread && (
                <>
                  <rect className="c-plot__range" width={share(spread.p90)} height="8" />
                  <rect className="c-plot__mark" width={share(spread.median)} height="8" />
                </>
              )}
              {aims.map((aim) => (
                <Aim key={aim} at={share(aim)} />
              ))}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}
