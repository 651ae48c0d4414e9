import type { MarksOfPhoto } from './use-measuring.ts';
import { viewerFr } from './viewer.fr.ts';
import { type Point, type Size, toPane, type Viewport } from './viewport.ts';

type OverlayProps = { marks: MarksOfPhoto; isOn: boolean; view: Viewport; photo: Size; pane: Size };

/** Marks over the photo; what they say in words stands in the panel. */
export function MeasureOverlay({ marks, isOn, view, photo, pane }: OverlayProps) {
  const at = (point: Point) => {
    const { x, y } = toPane(view, photo, point);
    return { x: x + pane.width / 2, y: y + pane.height / 2 };
  };
  const { scaleMark, lengths, waiting, thing } = marks;
  return (
    <svg className="c-viewer__marks" width={pane.width} height={pane.height} aria-hidden="true">
      {isOn && (
        <path
          className="c-viewer__cross"
          d={`M${pane.width / 2 - 14} ${pane.height / 2}h28M${pane.width / 2} ${pane.height / 2 - 14}v28`}
        />
      )}
      {scaleMark && (
        <Segment
          from={at(scaleMark.from)}
          to={at(scaleMark.to)}
          isScale
          text={viewerFr.thingLine(thing.millimetres)}
        />
      )}
      {lengths.map(({ mark, length }) => (
        <Segment
          key={`${mark.from.x} ${mark.from.y} ${mark.to.x} ${mark.to.y}`}
          from={at(mark.from)}
          to={at(mark.to)}
          text={length ? viewerFr.lengthShort(length.millimetres) : '?'}
        />
      ))}
      {waiting && <circle className="c-viewer__end" cx={at(waiting).x} cy={at(waiting).y} r={5} />}
    </svg>
  );
}

function Segment({
  from,
  to,
  text,
  isScale = false,
}: {
  from: Point;
  to: Point;
  text: string;
  isScale?: boolean;
}) {
  return (
    <g className={isScale ? 'c-viewer__segment c-viewer__segment--scale' : 'c-viewer__segment'}>
      <line className="c-viewer__under" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle className="c-viewer__end" cx={from.x} cy={from.y} r={4} />
      <circle className="c-viewer__end" cx={to.x} cy={to.y} r={4} />
      <text x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 8} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
