import { useState } from 'react';
import type { ViewerPhoto } from './viewer-pane.tsx';

export type Layout = 'single' | 'side' | 'curtain';
export type Side = 'left' | 'right';

type Given = {
  photos: readonly ViewerPhoto[];
  currentId: string;
  onCurrentChange: (id: string) => void;
  startBeside?: string | undefined;
};

/** Which photo stands on which side, and which side was used last. */
export function useShownPhotos({ photos, currentId, onCurrentChange, startBeside }: Given) {
  const [layout, setLayout] = useState<Layout>(startBeside === undefined ? 'single' : 'side');
  const [active, setActive] = useState<Side>('left');
  const [secondId, setSecondId] = useState(startBeside);
  const at = Math.max(
    0,
    photos.findIndex((photo) => photo.id === currentId),
  );
  const second = layout === 'single' ? undefined : secondOf(photos, at, secondId);
  const side: Side = second ? active : 'left';

  const show = (id: string, on: Side = side) => (on === 'right' ? setSecondId(id) : onCurrentChange(id));
  const step = (by: number, on: Side = side) => {
    const from = on === 'right' && second ? photos.indexOf(second) : at;
    const next = photos[(from + by + photos.length) % photos.length];
    if (next) {
      show(next.id, on);
    }
  };
  return {
    at,
    first: photos[at],
    /** Only where two are shown. */
    second,
    layout: second ? layout : ('single' as const),
    side,
    setLayout,
    setActive,
    show,
    step,
  };
}

/** Never the first one itself: a photo beside itself tells nothing. */
function secondOf(photos: readonly ViewerPhoto[], at: number, wanted: string | undefined) {
  const others = photos.filter((_, index) => index !== at);
  return others.find((photo) => photo.id === wanted) ?? photos[at + 1] ?? others[0];
}
