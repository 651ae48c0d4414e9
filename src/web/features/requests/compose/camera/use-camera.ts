import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { FocusPoint } from '#contracts/photos/quality/luma.ts';
import { takePicture } from './take-picture.ts';

/** Why there is no picture: not allowed, no camera, another program has it, it went away, or no safe address. */
export type CameraRefusal = 'denied' | 'missing' | 'busy' | 'lost' | 'insecure';

type Range = { min: number; max: number; step: number };
/** What some phones offer beyond the standard types. */
type MoreCapabilities = { torch?: boolean; zoom?: Range; focusMode?: readonly string[] };

export type Camera = {
  video: RefObject<HTMLVideoElement | null>;
  isReady: boolean;
  refusal: CameraRefusal | undefined;
  /** Asks for the camera once more. */
  retry: () => void;
  hasTorch: boolean;
  isTorchOn: boolean;
  zoomRange: Range | undefined;
  /** The device can be told where to focus. */
  canFocus: boolean;
  setTorch: (isOn: boolean) => Promise<void>;
  setZoom: (factor: number) => Promise<void>;
  focusAt: (point: FocusPoint) => Promise<void>;
  /** The picture as a JPEG in memory. */
  shoot: () => Promise<Blob>;
};

const wishes: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 4096 }, height: { ideal: 3072 } },
};

/** The camera that looks away from the person, while the component is shown; nothing is written to the device. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const track = useRef<MediaStreamTrack>(undefined);
  const [attempt, setAttempt] = useState(0);
  const [isReady, setIsReady] = useState(false);
  const [refusal, setRefusal] = useState<CameraRefusal>();
  const [more, setMore] = useState<MoreCapabilities>({});
  const [isTorchOn, setIsTorchOn] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the camera again.
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    const open = async () => {
      try {
        stream = await openStream();
        if (isOver) {
          stop(stream);
          return;
        }
        const [found] = stream.getVideoTracks();
        track.current = found;
        found?.addEventListener('ended', () => {
          if (!isOver) setRefusal('lost');
        });
        setMore((found?.getCapabilities?.() ?? {}) as MoreCapabilities);
        if (video.current) {
          video.current.srcObject = stream;
          await video.current.play();
        }
        setIsReady(true);
      } catch (error) {
        if (!isOver) setRefusal(refusalOf(error));
      }
    };
    void open();
    return () => {
      isOver = true;
      stop(stream);
    };
  }, [attempt]);

  const apply = useCallback(
    (settings: object) =>
      track.current?.applyConstraints({ advanced: [settings] }).catch(() => undefined) ?? Promise.resolve(),
    [],
  );

  return {
    video,
    isReady,
    refusal,
    retry: () => {
      setRefusal(undefined);
      setIsReady(false);
      setIsTorchOn(false);
      setAttempt(attempt + 1);
    },
    hasTorch: more.torch === true,
    isTorchOn,
    zoomRange: more.zoom && more.zoom.max > more.zoom.min ? more.zoom : undefined,
    canFocus: canFocusAtPoint(more),
    setTorch: async (isOn) => {
      await apply({ torch: isOn });
      setIsTorchOn(isOn);
    },
    setZoom: (zoom) => apply({ zoom }),
    focusAt: (point) =>
      apply({
        pointsOfInterest: [point],
        focusMode: more.focusMode?.includes('single-shot') ? 'single-shot' : 'continuous',
      }),
    shoot: () => takePicture(track.current, video.current),
  };
}

function canFocusAtPoint({ focusMode = [] }: MoreCapabilities): boolean {
  const known = navigator.mediaDevices?.getSupportedConstraints() as Record<string, boolean> | undefined;
  return known?.['pointsOfInterest'] === true && focusMode.some((mode) => mode !== 'none');
}

async function openStream(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new DOMException('no camera interface', isSecureContext ? 'NotFoundError' : 'InsecureError');
  }
  return await navigator.mediaDevices.getUserMedia(wishes);
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The browser's name of the failure → what the person is told. */
export function refusalOf(error: unknown): CameraRefusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'InsecureError') return 'insecure';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}
