import type { ViewId } from '#contracts/forms/form-definition.ts';
import { photosFr } from './photos.fr.ts';

/** What the picture of a view should hold, drawn: a lesion on a forearm, near, or in the round field of a dermatoscope. */
export function ViewDrawing({ view }: { view: ViewId }) {
  return (
    <svg className="r-drawing" viewBox="0 0 120 90" role="img" aria-label={photosFr.example}>
      <rect className="r-drawing__ground" width="120" height="90" rx="8" />
      {view === 'regional' && (
        <>
          <path
            className="r-drawing__skin"
            d="M6 34C30 24 60 30 84 26c10-2 16-8 24-6 4 1 2 6-2 8 6 0 8 4 4 7 4 2 3 7-2 8-14 4-22 10-40 14-24 5-44 2-62 7Z"
          />
          <circle className="r-drawing__lesion" cx="48" cy="43" r="4.5" />
        </>
      )}
      {view === 'close-up' && (
        <>
          <rect className="r-drawing__skin" width="120" height="90" rx="8" />
          <path className="r-drawing__lesion" d="M47 40c3-9 15-13 23-8s10 16 3 23-19 6-25-1-4-8-1-14Z" />
          <path
            className="r-drawing__line"
            d="M14 76h92M18 76v-6m8 6v-4m8 4v-6m8 6v-4m8 4v-6m8 6v-4m8 4v-6m8 6v-4m8 4v-6m8 6v-4m8 4v-6"
          />
        </>
      )}
      {view === 'dermoscopic' && (
        <>
          <circle className="r-drawing__skin" cx="60" cy="45" r="39" />
          <path
            className="r-drawing__lesion"
            d="M44 38c5-12 22-15 31-6s9 24-3 30-26 2-30-8c-2-6 0-11 2-16Z"
          />
          <path className="r-drawing__line" d="m50 40 8 6 8-8 8 9m-25 6 9-3 7 7 9-5" />
          <circle className="r-drawing__line" cx="60" cy="45" r="39" />
        </>
      )}
      <path className="r-drawing__frame" d="M6 18V8h10m88 0h10v10M6 72v10h10m88 0h10V72" />
    </svg>
  );
}
