import './plot.css';
import type { ReactNode } from 'react';
import { FilterChip } from '../content.tsx';

/** One number with what it is and how it stands. */
export type Tile = { term: string; value: string; note?: string };

export function PlotTiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className="c-plot-tiles">
      {tiles.map(({ term, value, note }) => (
        <div key={term} className="c-plot-tile">
          <dt>{term}</dt>
          <dd className="c-plot-tile__number">{value}</dd>
          {note && <dd className="small soft">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** Cards of plots, two in a row at a desk. */
export function PlotGrid({ children }: { children: ReactNode }) {
  return <div className="c-plot-grid">{children}</div>;
}

/** The numbers of a plot as a table, folded until asked for. */
export function PlotDetails({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="c-plot-details">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

type ChoiceProps<Id extends string> = {
  label: string;
  options: readonly { id: Id; label: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
};

/** One of a few: a period, a form, a clock. */
export function PlotChoice<Id extends string>({ label, options, chosen, onChoose }: ChoiceProps<Id>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row with its legend in every engine.
    <div className="c-row" role="group" aria-label={label}>
      {options.map((option) => (
        <FilterChip
          key={option.id}
          label={option.label}
          isOn={option.id === chosen}
          onChange={() => onChoose(option.id)}
        />
      ))}
    </div>
  );
}
