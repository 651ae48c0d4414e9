import type { FrameKind } from './camera.fr.ts';

/** Where to hold what is photographed: drawn over the preview, never in the photo. */
export function FrameOverlay({ kind }: { kind: FrameKind }) {
  return (
    <svg className="r-cam__frame" viewBox="0 0 100 100" aria-hidden="true">
      {kind === 'dermoscopic' ? (
        <circle cx="50" cy="50" r="44" />
      ) : (
        <path d="M8 22V8h14M78 8h14v14M92 78v14H78M22 92H8V78" />
      )}
      {kind !== 'regional' && <path d="M50 45v10m-5-5h10" />}
      {(kind === 'close-up' || kind === 'oblique') && (
        <path d="M24 84h52M24 84v-5m6.5 5v-3m6.5 3v-5m6.5 5v-3m6.5 3v-5m6.5 5v-3m6.5 3v-5m6.5 5v-3m6.5 3v-5" />
      )}
      {kind === 'oblique' && <path d="m14 66 8-12m-8 12h9" />}
    </svg>
  );
}

/** A line that stays level with the ground while the phone leans. */
export function LevelLine({ tilt }: { tilt: number }) {
  return (
    <svg
      className={`r-cam__frame r-cam__level ${Math.abs(tilt) <= 2 ? 'is-level' : ''}`}
      viewBox="0 0 100 100"
      aria-hidden="true"
    >
      <path d="M30 50h40" transform={`rotate(${-tilt} 50 50)`} />
      <path d="M22 50h5m46 0h5" />
    </svg>
  );
}
