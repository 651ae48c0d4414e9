import { type RefObject, useEffect, useRef, useState } from 'react';

/** Why there is no picture: not allowed, no camera, or another program has it. */
export type CameraRefusal = 'denied' | 'missing' | 'busy';

type Range = { min: number; max: number; step: number };
/** What some phones offer beyond the standard types. */
type MoreCapabilities = { torch?: boolean; zoom?: Range };

export type Camera = {
  video: RefObject<HTMLVideoElement | null>;
  isReady: boolean;
  refusal: CameraRefusal | undefined;
  hasTorch: boolean;
  isTorchOn: boolean;
  zoomRange: Range | undefined;
  setTorch: (isOn: boolean) => Promise<void>;
  setZoom: (factor: number) => Promise<void>;
  /** The picture as a JPEG in memory. */
  shoot: () => Promise<Blob>;
};

const wishes: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 4096 }, height: { ideal: 3072 } },
};
const jpegQuality = 0.95;

/** The camera that looks away from the person, while the component is shown; nothing is written to the device. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const track = useRef<MediaStreamTrack>(undefined);
  const [isReady, setIsReady] = useState(false);
  const [refusal, setRefusal] = useState<CameraRefusal>();
  const [more, setMore] = useState<MoreCapabilities>({});
  const [isTorchOn, setIsTorchOn] = useState(false);

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
  }, []);

  const apply = (settings: object) =>
    track.current?.applyConstraints({ advanced: [settings] }).catch(() => undefined) ?? Promise.resolve();

  return {
    video,
    isReady,
    refusal,
    hasTorch: more.torch === true,
    isTorchOn,
    zoomRange: more.zoom && more.zoom.max > more.zoom.min ? more.zoom : undefined,
    setTorch: async (isOn) => {
      await apply({ torch: isOn });
      setIsTorchOn(isOn);
    },
    setZoom: (zoom) => apply({ zoom }),
    shoot: () => pictureOf(track.current, video.current),
  };
}

async function openStream(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new DOMException('no camera interface', 'NotFoundError');
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
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing';
}

type PhotoTaker = { takePhoto: () => Promise<Blob> };
type PhotoTakerClass = new (track: MediaStreamTrack) => PhotoTaker;

/** The sensor's own photo where the browser gives it (more pixels), else the video's picture. */
async function pictureOf(track: MediaStreamTrack | undefined, video: HTMLVideoElement | null): Promise<Blob> {
  const Taker = (globalThis as { ImageCapture?: PhotoTakerClass }).ImageCapture;
  if (Taker && track) {
    const photo = await new Taker(track).takePhoto().catch(() => undefined);
    if (photo && photo.size > 0) return photo;
  }
  if (!video || video.videoWidth === 0) throw new Error('no picture yet');
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no blob'))), 'image/jpeg', jpegQuality);
  });
}
