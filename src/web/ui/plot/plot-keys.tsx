import './plot.css';

export type Key = {
  id: string;
  label: string;
  look: 'part-0' | 'part-1' | 'part-2' | 'line-0' | 'line-1' | 'aim';
};

/** What the parts of a plot stand for; shapes differ, not colours alone. */
export function PlotKeys({ keys }: { keys: readonly Key[] }) {
  if (keys.length === 0) return null;
  return (
    <div className="c-plot__keys small">
      {keys.map(({ id, label, look }) => (
        <span key={id} className="c-plot__key">
          <svg viewBox="0 0 28 14" aria-hidden="true">
            <KeyShape look={look} />
          </svg>
          {label}
        </span>
      ))}
    </div>
  );
}

function KeyShape({ look }: Pick<Key, 'look'>) {
  if (look === 'aim') return <path className="c-plot__aim" d="M14 0V14" />;
  if (look.startsWith('part')) {
    return (
      <rect className={`c-plot__part c-plot__${look.replace('-', '--')}`} x="7" width="14" height="14" />
    );
  }
  const number = look.slice(-1);
  return (
    <>
      <path className={`c-plot__line c-plot__line--${number}`} d="M0 7H28" />
      <path className={`c-plot__dots c-plot__dots--${number}`} d="M14 7h0.01" />
    </>
  );
}
