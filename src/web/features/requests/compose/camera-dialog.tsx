import { useEffect, useRef, useState } from 'react';
import type { PhotoView } from '#contracts/forms/form-definition.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { photosFr } from './photos.fr.ts';
import { type Camera, useCamera } from './use-camera.ts';

type CameraDialogProps = {
  view: PhotoView;
  /** How many more photos this view takes. */
  room: number;
  onPhoto: (photo: Blob) => void;
  onClose: () => void;
};

/** The camera inside the page: the photo goes from memory straight to the sealed upload, never to a gallery (B-029). */
export function CameraDialog({ view, room, onPhoto, onClose }: CameraDialogProps) {
  const camera = useCamera();
  const [taken, setTaken] = useState<{ photo: Blob; url: string }>();
  const [kept, setKept] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => () => void (taken && URL.revokeObjectURL(taken.url)), [taken]);

  const shoot = async () => {
    setHasFailed(false);
    const photo = await camera.shoot().catch(() => undefined);
    if (photo) setTaken({ photo, url: URL.createObjectURL(photo) });
    else setHasFailed(true);
  };
  const keep = () => {
    if (taken) {
      onPhoto(taken.photo);
      setKept(kept + 1);
      setTaken(undefined);
      if (room <= 1) onClose();
    }
  };
  const texts = photosFr.camera;
  return (
    <Dialog isOpen isWide title={`${texts.title} : ${view.label.toLowerCase()}`} onClose={onClose}>
      {camera.refusal ? (
        <Notice tone="attention" isAlert title={texts.noneTitle}>
          <p>{texts[camera.refusal]}</p>
        </Notice>
      ) : (
        <Stack>
          <p className="small soft">{taken ? texts.check : view.instruction}</p>
          {!taken && <p className="small soft">{texts.law}</p>}
          <div className="r-camera">
            <video
              ref={camera.video}
              className="r-camera__live"
              hidden={taken !== undefined}
              playsInline
              muted
              autoPlay
              aria-label={texts.live}
            />
            {!camera.isReady && !taken && <p className="r-camera__wait">{texts.starting}</p>}
            {taken && <TakenPhoto url={taken.url} />}
          </div>
          <p role="status" className="small">
            {hasFailed ? texts.failed : kept > 0 && !taken ? texts.taken(kept) : ''}
          </p>
          {taken ? (
            <div className="r-camera__buttons">
              <Button look="primary" isBig icon="check" onClick={keep}>
                {texts.keep}
              </Button>
              <Button isBig icon="undo" onClick={() => setTaken(undefined)}>
                {texts.again}
              </Button>
            </div>
          ) : (
            <>
              <CameraSettings camera={camera} />
              <div className="r-camera__buttons">
                <Button
                  look="primary"
                  isBig
                  icon="camera"
                  disabled={!camera.isReady}
                  onClick={() => void shoot()}
                >
                  {texts.shoot}
                </Button>
                {kept > 0 && (
                  <Button isBig onClick={onClose}>
                    {texts.done}
                  </Button>
                )}
              </div>
            </>
          )}
        </Stack>
      )}
    </Dialog>
  );
}

/** The photo just taken, whole or at its real pixels, so that a blurred one is seen before the patient leaves. */
function TakenPhoto({ url }: { url: string }) {
  const [isLarge, setIsLarge] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (isLarge && element) {
      element.scrollTo(
        (element.scrollWidth - element.clientWidth) / 2,
        (element.scrollHeight - element.clientHeight) / 2,
      );
    }
  }, [isLarge]);
  return (
    <div ref={frame} className="r-camera__taken">
      <button
        type="button"
        aria-label={photosFr.camera.enlarge}
        aria-pressed={isLarge}
        onClick={() => setIsLarge(!isLarge)}
      >
        <img src={url} alt={photosFr.camera.preview} className={isLarge ? 'is-large' : undefined} />
      </button>
    </div>
  );
}

function CameraSettings({ camera }: { camera: Camera }) {
  const texts = photosFr.camera;
  if (!camera.hasTorch && !camera.zoomRange) {
    return null;
  }
  return (
    <div className="r-camera__settings">
      {camera.hasTorch && (
        <Button
          icon="sun"
          aria-pressed={camera.isTorchOn}
          onClick={() => void camera.setTorch(!camera.isTorchOn)}
        >
          {camera.isTorchOn ? texts.torchOff : texts.torchOn}
        </Button>
      )}
      {camera.zoomRange && (
        <label className="r-camera__zoom">
          <span>{texts.zoom}</span>
          <input
            type="range"
            min={camera.zoomRange.min}
            max={camera.zoomRange.max}
            step={camera.zoomRange.step}
            defaultValue={camera.zoomRange.min}
            onChange={(event) => void camera.setZoom(Number(event.target.value))}
          />
        </label>
      )}
    </div>
  );
}
