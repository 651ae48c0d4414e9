import { useId } from 'react';
import { Button } from '../button.tsx';
import { type Aid, noAid } from './aid.ts';
import { coins, rulers } from './known-lengths.ts';
import type { MarksOfPhoto, Measuring } from './use-measuring.ts';
import { viewerFr } from './viewer.fr.ts';
import type { ViewerPhoto } from './viewer-pane.tsx';

const aidRange = { min: 40, max: 200, step: 10 };

/** Brightness and contrast of what is seen, never of the photo. */
export function AidPanel({ aid, onChange }: { aid: Aid; onChange: (aid: Aid) => void }) {
  return (
    <section className="c-viewer__panel" aria-label={viewerFr.aid}>
      <p>{viewerFr.aidLead}</p>
      <AidSlider
        label={viewerFr.brightness}
        value={aid.brightness}
        onChange={(brightness) => onChange({ ...aid, brightness })}
      />
      <AidSlider
        label={viewerFr.contrast}
        value={aid.contrast}
        onChange={(contrast) => onChange({ ...aid, contrast })}
      />
      <Button look="quiet" icon="undo" shortcut="x" onClick={() => onChange(noAid)}>
        {viewerFr.reset}
      </Button>
    </section>
  );
}

type SliderProps = { label: string; value: number; onChange: (value: number) => void };

function AidSlider({ label, value, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="c-viewer__slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...aidRange}
        value={value}
        aria-valuetext={viewerFr.percent(value)}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor={id}>{viewerFr.percent(value)}</output>
    </div>
  );
}

type CompareProps = {
  photos: readonly ViewerPhoto[];
  first: ViewerPhoto;
  second: ViewerPhoto;
  onSecond: (id: string) => void;
  /** Where the curtain stands, 0 to 100; undefined when the photos stand side by side. */
  curtain: number | undefined;
  onCurtain: (percent: number) => void;
};

/** What is compared with what, and the border between them. */
export function ComparePanel({ photos, first, second, onSecond, curtain, onCurtain }: CompareProps) {
  const id = useId();
  return (
    <section className="c-viewer__panel" aria-label={viewerFr.compareWith}>
      {curtain !== undefined && (
        <input
          className="c-viewer__curtain"
          type="range"
          min={0}
          max={100}
          value={curtain}
          aria-label={viewerFr.curtainSlider}
          aria-valuetext={viewerFr.curtainValue(curtain)}
          onChange={(event) => onCurtain(Number(event.target.value))}
        />
      )}
      <p>{viewerFr.before(first.name)}</p>
      <div className="c-viewer__choice">
        <label htmlFor={id}>{viewerFr.compareWith}</label>
        <select id={id} value={second.id} onChange={(event) => onSecond(event.target.value)}>
          {photos
            .filter((photo) => photo.id !== first.id)
            .map((photo) => (
              <option key={photo.id} value={photo.id}>
                {photo.name}
              </option>
            ))}
        </select>
      </div>
    </section>
  );
}

type MeasureProps = { photoId: string; measuring: Measuring };

/** Says what to touch next, and what was measured, in words. */
export function MeasurePanel({ photoId, measuring }: MeasureProps) {
  const id = useId();
  const marks = measuring.of(photoId);
  return (
    <section className="c-viewer__panel" aria-label={viewerFr.measure}>
      <div className="c-viewer__choice">
        <label htmlFor={id}>{viewerFr.thing}</label>
        <select
          id={id}
          value={marks.thing.id}
          onChange={(event) => measuring.chooseThing(photoId, event.target.value)}
        >
          {rulers.map((thing) => (
            <option key={thing.id} value={thing.id}>
              {viewerFr.things.ruler(thing.millimetres)}
            </option>
          ))}
          {coins.map((thing) => (
            <option key={thing.id} value={thing.id}>
              {`${viewerFr.things[thing.id]} ${viewerFr.thingLine(thing.millimetres)}`}
            </option>
          ))}
        </select>
      </div>
      <p role="status">{statusOf(marks)}</p>
      <p className="c-viewer__fine">
        {viewerFr.plane} <span className="c-viewer__keys">{viewerFr.byKeys}</span>
      </p>
      {/* Always there: a panel that grew would move the photo under the finger. */}
      <div className="c-viewer__acts">
        <Button look="quiet" icon="undo" disabled={marks.isEmpty} onClick={() => measuring.undo(photoId)}>
          {viewerFr.undoMark}
        </Button>
        <Button
          look="quiet"
          icon="refresh"
          disabled={!marks.scaleMark}
          onClick={() => measuring.restart(photoId)}
        >
          {viewerFr.redoScale}
        </Button>
      </div>
    </section>
  );
}

function statusOf({ waiting, scaleMark, lengths }: MarksOfPhoto): string {
  const last = lengths.at(-1);
  const told =
    last &&
    (last.length ? viewerFr.length(last.length.millimetres, last.length.within) : viewerFr.tooUncertain);
  if (waiting) return viewerFr.markSecond;
  if (told) return `${told}${last?.length ? '.' : ''}`;
  return scaleMark ? viewerFr.markLength : viewerFr.markScale;
}
