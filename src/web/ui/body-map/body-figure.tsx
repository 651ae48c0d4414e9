import { type KeyboardEvent, useRef, useState } from 'react';
import { uiFr } from '../ui.fr.ts';
import { type BodyRegion, drawnRegions } from './body-region.ts';
import { type FigureName, figures } from './body-shapes.ts';

type BodyFigureProps = {
  figure: FigureName;
  title: string;
  regions: readonly BodyRegion[];
  chosen: ReadonlySet<string>;
  pointed: string | undefined;
  onToggle: (code: string) => void;
  onPoint: (code: string | undefined) => void;
};

/** One figure whose regions are check boxes: Tab enters, arrows move, Space ticks. */
export function BodyFigure(props: BodyFigureProps) {
  const { figure, title, regions, chosen, pointed, onToggle, onPoint } = props;
  const drawn = drawnRegions(figure, regions);
  const [reached, setReached] = useState(drawn[0]?.code);
  const paths = useRef(new Map<string, SVGPathElement>());
  const { viewBox, mirrorWidth, ground } = figures[figure];

  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : drawn[(at + step + drawn.length) % drawn.length];
    if (next) {
      event.preventDefault();
      setReached(next.code);
      paths.current.get(next.code)?.focus();
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onToggle(drawn[at]?.code ?? '');
    }
  };

  return (
    <figure className={`c-body__figure c-body__figure--${figure}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be drawn inside an SVG. */}
      <svg viewBox={viewBox} role="group" aria-label={uiFr.body.figure(title)}>
        {ground.map((path) => (
          <path key={path} className="c-body__ground" d={path} />
        ))}
        {drawn.map((region, index) => (
          // biome-ignore lint/a11y/useSemanticElements: an input cannot be drawn as an SVG outline.
          <path
            key={region.code}
            ref={(element) => {
              if (element) {
                paths.current.set(region.code, element);
              }
            }}
            className="c-body__region"
            d={region.path}
            transform={region.isMirrored ? `matrix(-1 0 0 1 ${mirrorWidth} 0)` : undefined}
            role="checkbox"
            aria-checked={chosen.has(region.code)}
            aria-label={region.label}
            data-pointed={pointed === region.code || undefined}
            tabIndex={region.code === reached ? 0 : -1}
            onClick={() => {
              setReached(region.code);
              onToggle(region.code);
            }}
            onKeyDown={(event) => onKeyDown(event, index)}
            onFocus={() => onPoint(region.code)}
            onBlur={() => onPoint(undefined)}
            onPointerEnter={() => onPoint(region.code)}
            onPointerLeave={() => onPoint(undefined)}
          />
        ))}
      </svg>
      <figcaption className="small soft">{title}</figcaption>
    </figure>
  );
}
