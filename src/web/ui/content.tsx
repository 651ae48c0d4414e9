import './content.css';
import type { ReactNode } from 'react';
import { formatDayTime } from './format.fr.ts';
import { Icon, type IconName } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

export type TimelineItem = {
  id: string;
  /** ISO instant. */
  at: string;
  title: string;
  who?: string;
  icon?: IconName;
  body?: ReactNode;
};

/** What happened, oldest first. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className="c-timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className="c-timeline__item">
          <span className="c-timeline__mark">
            <Icon name={item.icon ?? 'chevron-right'} size={1.125} />
          </span>
          <div className="c-timeline__head">
            <strong>{item.title}</strong>
            {item.who && <span className="small">{item.who}</span>}
            <time className="small soft" dateTime={item.at}>
              {formatDayTime(item.at)}
            </time>
          </div>
          {item.body && <div>{item.body}</div>}
        </li>
      ))}
    </ol>
  );
}

export type Definition = { term: string; value: ReactNode };

/** Terms and values; an empty value is shown as a dash. */
export function DefinitionList({ items, columns = 1 }: { items: readonly Definition[]; columns?: 1 | 2 }) {
  return (
    <dl className={`c-definitions c-definitions--${columns}`}>
      {items.map(({ term, value }) => (
        <div key={term} className="c-definitions__pair">
          <dt>{term}</dt>
          <dd>{value === '' || value === null || value === undefined ? uiFr.nothing : value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type Difference = { id: string; label: string; before: ReactNode; after: ReactNode; note?: ReactNode };

/** What changed, before beside after; a `note` stands for a point that could not be changed. */
export function DiffView({ differences }: { differences: readonly Difference[] }) {
  return (
    <div className="c-diff">
      {differences.map((difference) => (
        <section key={difference.id} className="c-stack c-stack--tight">
          <h3>{difference.label}</h3>
          <div className="c-diff__pair">
            <DiffSide name="before" value={difference.before} />
            <DiffSide name="after" value={difference.after} />
          </div>
          {difference.note && <div className="small soft">{difference.note}</div>}
        </section>
      ))}
    </div>
  );
}

function DiffSide({ name, value }: { name: 'before' | 'after'; value: ReactNode }) {
  return (
    <div className={`c-diff__side c-diff__side--${name}`}>
      <span className="c-diff__caption">{uiFr[name]}</span>
      {value || uiFr.nothing}
    </div>
  );
}

export type Column<Row> = { id: string; title: string; isNumber?: boolean; cell: (row: Row) => ReactNode };

type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A table that scrolls sideways in its own frame on a phone; the first column is the row's header. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame has to be reachable by keyboard (axe: scrollable-region-focusable).
    <section className="c-table-frame" tabIndex={0} aria-label={caption}>
      <table className="c-table">
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.isNumber ? 'is-number' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    className={column.isNumber ? 'is-number' : undefined}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The class of a router `Link` that is a whole card in a list; fill it with LinkCardBody. */
export const linkCardClass = 'c-link-card';

/** Title, details and state of one item of a list of link cards. */
export function LinkCardBody({
  title,
  meta,
  side,
  icon,
}: {
  title: ReactNode;
  meta?: ReactNode;
  side?: ReactNode;
  icon?: IconName;
}) {
  return (
    <>
      {icon && (
        <span className="c-link-card__icon">
          <Icon name={icon} size={1.5} />
        </span>
      )}
      <span className="c-stack c-stack--tight">
        <span className="c-link-card__title">{title}</span>
        {meta && <span className="c-link-card__meta">{meta}</span>}
      </span>
      <span className="c-link-card__side">
        <span className="c-link-card__badges">{side}</span>
        <Icon name="chevron-right" />
      </span>
    </>
  );
}

/** The list around link cards: `<LinkCards label=…>{items.map(… <Link className={linkCardClass}>)}</LinkCards>`. */
export function LinkCards({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="c-link-cards" aria-label={label}>
      {children}
    </nav>
  );
}

type FilterChipProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };

/** A filter to switch on and off. */
export function FilterChip({ label, isOn, onChange }: FilterChipProps) {
  return (
    <button type="button" className="c-chip" aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {isOn && <Icon name="check" size={1} />}
      {label}
    </button>
  );
}
