import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { uiFr } from '../ui.fr.ts';
import { type Aid, isAided } from './aid.ts';
import { pointingError } from './measure.ts';
import { MeasureOverlay } from './measure-overlay.tsx';
import type { TileReader } from './tile-store.ts';
import { TiledPhoto } from './tiled-photo.tsx';
import { useGestures } from './use-gestures.ts';
import type { Measuring } from './use-measuring.ts';
import { viewerFr } from './viewer.fr.ts';
import {
  fitted,
  type Point,
  panned,
  type Size,
  toPhoto,
  transformOf,
  type Viewport,
  zoomed,
} from './viewport.ts';

export type ViewerPhoto = {
  id: string;
  name: string;
  url: string;
  thumbnailUrl?: string;
  /** A part of its name that stands on its thumbnail, where it must not be taken for one of the others. */
  mark?: string | undefined;
  /** A photo too large to be shown whole: its upright size, and a way to read it in tiles. */
  large?: { width: number; height: number; openTiles: () => TileReader };
};

/** What may be asked of a pane; linked panes are asked the same. */
export type PaneCommands = {
  zoom: (factor: number, at?: Point) => void;
  pan: (by: Point) => void;
  fit: () => void;
  actualSize: (at?: Point) => void;
  rotate: () => void;
  /** Whole photo ↔ its real pixels around `at`. */
  toggleSize: (at: Point) => void;
};

type ViewerPaneProps = {
  photo: ViewerPhoto;
  commands: Ref<PaneCommands>;
  /** A gesture happened: the owner applies it to this pane, or to all of them when linked. */
  onCommand: (run: (pane: PaneCommands) => void) => void;
  onScale: (percent: number) => void;
  onSwipe: (step: 1 | -1) => void;
  measuring: Measuring;
  aid: Aid;
};

const centre: Point = { x: 0, y: 0 };
const panStep = 60;
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: panStep, y: 0 },
  ArrowRight: { x: -panStep, y: 0 },
  ArrowUp: { x: 0, y: panStep },
  ArrowDown: { x: 0, y: -panStep },
};

/** One photo in full resolution. */
export function ViewerPane(props: ViewerPaneProps) {
  const { photo, commands, onCommand, onScale, onSwipe, measuring, aid } = props;
  const pane = useRef<HTMLDivElement>(null);
  const [paneSize, setPaneSize] = useState<Size>();
  const [isWhole, setIsWhole] = useState(photo.large === undefined);
  const [photoSize, setPhotoSize] = useState<Size | undefined>(photo.large);
  const [hasFailed, setHasFailed] = useState(false);
  const [view, setView] = useState<Viewport>();
  const actual = 1 / devicePixelRatio;
  const frame = photoSize && paneSize && { photo: photoSize, pane: paneSize, actual };

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) {
        setPaneSize({ width: entry.contentRect.width, height: entry.contentRect.height });
      }
    });
    if (pane.current) {
      observer.observe(pane.current);
    }
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (photoSize && paneSize && paneSize.width > 0) {
      setView((seen) =>
        !seen || seen.isFitted
          ? fitted(photoSize, paneSize, seen?.turns ?? 0, actual)
          : panned(seen, centre, { photo: photoSize, pane: paneSize }),
      );
    }
  }, [photoSize, paneSize, actual]);

  useEffect(() => {
    if (view) {
      onScale(Math.round((view.scale / actual) * 100));
    }
  }, [view, actual, onScale]);

  const change = (next: (seen: Viewport, of: NonNullable<typeof frame>) => Viewport) => {
    setView((seen) => (seen && frame ? next(seen, frame) : seen));
  };
  useImperativeHandle(commands, () => ({
    zoom: (factor, at = centre) => change((seen, of) => zoomed(seen, factor, at, of)),
    pan: (by) => change((seen, of) => panned(seen, by, of)),
    fit: () => change((seen, of) => fitted(of.photo, of.pane, seen.turns, actual)),
    actualSize: (at = centre) => change((seen, of) => zoomed(seen, actual / seen.scale, at, of)),
    rotate: () =>
      change((seen, of) => fitted(of.photo, of.pane, ((seen.turns + 1) % 4) as Viewport['turns'], actual)),
    toggleSize: (at) =>
      change((seen, of) =>
        seen.isFitted
          ? zoomed(seen, Math.max(actual / seen.scale, 2), at, of)
          : fitted(of.photo, of.pane, seen.turns, actual),
      ),
  }));

  const mark = (at: Point) => {
    if (view && photoSize) {
      measuring.addPoint(photo.id, toPhoto(view, photoSize, at), pointingError / view.scale);
    }
  };
  const gestures = useGestures(pane, {
    onPan: (by) => onCommand((target) => target.pan(by)),
    onZoom: (factor, at) => onCommand((target) => target.zoom(factor, at)),
    onDoubleTap: (at) => onCommand((target) => target.toggleSize(at)),
    onTap: measuring.isOn ? mark : undefined,
    onSwipe: (step) => view?.isFitted && onSwipe(step),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (by) {
      event.preventDefault();
      onCommand((target) => target.pan(by));
    } else if (event.key === 'Enter' && measuring.isOn) {
      event.preventDefault();
      mark(centre);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a surface that pans with the arrows, not a form part.
    <div
      ref={pane}
      className="c-viewer__pane"
      role="group"
      aria-label={viewerFr.surface(photo.name)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it pans with the arrow keys.
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...gestures}
    >
      <div className="c-viewer__picture" style={{ filter: filterOf(aid) }}>
        {isWhole && (
          <img
            src={photo.url}
            alt={photo.name}
            decoding="async"
            draggable={false}
            hidden={!view}
            style={view && { transform: transformOf(view) }}
            onLoad={(event) =>
              setPhotoSize({
                width: event.currentTarget.naturalWidth,
                height: event.currentTarget.naturalHeight,
              })
            }
            onError={() => setHasFailed(true)}
          />
        )}
        {!isWhole && photo.large && photoSize && view && paneSize && (
          <TiledPhoto
            name={photo.name}
            photo={photoSize}
            pane={paneSize}
            view={view}
            thumbnailUrl={photo.thumbnailUrl}
            openTiles={photo.large.openTiles}
            onFailure={() => setIsWhole(true)}
          />
        )}
      </div>
      {view && paneSize && photoSize && (
        <MeasureOverlay
          marks={measuring.of(photo.id)}
          isOn={measuring.isOn}
          view={view}
          photo={photoSize}
          pane={paneSize}
        />
      )}
      {!view && (
        <p className="c-viewer__message" role="status">
          {hasFailed ? uiFr.viewer.failed : uiFr.loading}
        </p>
      )}
      {isAided(aid) && (
        <span className="c-viewer__badge">{viewerFr.aidBadge(aid.brightness, aid.contrast)}</span>
      )}
      <span className="c-viewer__caption" aria-hidden="true">
        {photo.name}
      </span>
    </div>
  );
}

function filterOf(aid: Aid): string | undefined {
  return isAided(aid) ? `brightness(${aid.brightness}%) contrast(${aid.contrast}%)` : undefined;
}
