import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import type { FocusPoint } from '#contracts/photos/quality/luma.ts';
import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import { type PhotoCoach, startPhotoCoach } from './photo-coach.ts';

const betweenFramesMs = 800;

/** One coach while the component is shown. */
export function usePhotoCoach(): RefObject<PhotoCoach | undefined> {
  const coach = useRef<PhotoCoach>(undefined);
  useEffect(() => {
    const started = startPhotoCoach();
    coach.current = started;
    return () => started.close();
  }, []);
  return coach;
}

type LiveInput = {
  coach: RefObject<PhotoCoach | undefined>;
  video: RefObject<HTMLVideoElement | null>;
  isOn: boolean;
  view: ViewId;
  point: FocusPoint | undefined;
};

/** What is wrong with the preview, most important first; said once it was seen twice in a row, so that it does not flicker. */
export function useLiveHint({ coach, video, isOn, view, point }: LiveInput): PhotoHint | undefined {
  const [hint, setHint] = useState<PhotoHint>();
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    let before: PhotoHint | undefined;
    const look = async () => {
      const picture = await frameOf(video.current);
      if (!picture || isOver) return;
      const hints = await coach.current?.judge({ picture, view, ...(point ? { point } : {}) });
      if (isOver) return;
      const [first] = hints ?? [];
      if (first === before) setHint(first);
      before = first;
    };
    let isLooking = false;
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void look().finally(() => {
        isLooking = false;
      });
    }, betweenFramesMs);
    return () => {
      isOver = true;
      clearInterval(timer);
      setHint(undefined);
    };
  }, [coach, video, isOn, view, point]);
  return hint;
}

async function frameOf(video: HTMLVideoElement | null): Promise<ImageBitmap | undefined> {
  if (!video || video.videoWidth === 0 || document.hidden) return undefined;
  return await createImageBitmap(video).catch(() => undefined);
}
