import { useEffect, useRef, useState } from 'react';
import type { PhotoUploads } from '#web/lib/use-photo-uploads.ts';
import { startPhotoCoach } from './camera/photo-coach.ts';
import { type HintsById, WaitingJudge } from './waiting-judge.ts';

/** Nobody stands before a screen for it: a slow phone may take its time with a large photo. */
const patienceMs = 30_000;

/** What this device says of the photos that wait, chosen ones too, before the server can (B-029). */
export function useWaitingHints({ uploads, fileOf }: PhotoUploads): HintsById {
  const [hints, setHints] = useState<HintsById>(new Map());
  const judge = useRef<WaitingJudge>(undefined);
  useEffect(() => {
    const started = new WaitingJudge({
      fileOf,
      startCoach: () => startPhotoCoach(patienceMs),
      tell: setHints,
    });
    judge.current = started;
    return () => started.close();
  }, [fileOf]);
  useEffect(() => {
    judge.current?.look(uploads.filter(({ isTaken, state }) => !isTaken && state.kind !== 'refused'));
  }, [uploads]);
  return hints;
}
