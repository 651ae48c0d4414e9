import './camera.css';
import { useEffect, useState } from 'react';
import type { PhotoView } from '#contracts/forms/form-definition.ts';
import type { FocusPoint } from '#contracts/photos/quality/luma.ts';
import type { QualityOverride } from '#contracts/photos/quality/photo-hints.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { cameraFr, type FrameKind } from './camera.fr.ts';
import { LiveView } from './live-view.tsx';
import { ReviewShot, type Verdict } from './review-shot.tsx';
import { type CameraRefusal, useCamera } from './use-camera.ts';
import { useLiveHint, usePhotoCoach } from './use-photo-coach.ts';

type CameraDialogProps = {
  view: PhotoView;
  /** How many more photos this view takes, and has already. */
  room: number;
  taken: number;
  onPhoto: (photo: Blob, reason: QualityOverride | undefined) => void;
  /** The person would rather choose a file: closes, and opens the file chooser. */
  onFile: () => void;
  onClose: () => void;
};

type Shot = { photo: Blob; url: string };

/** The camera, full screen: from memory straight to the sealed upload, never to a gallery (B-027, B-029). */
export function CameraDialog({ view, room, taken, onPhoto, onFile, onClose }: CameraDialogProps) {
  const camera = useCamera();
  const coach = usePhotoCoach();
  const [point, setPoint] = useState<FocusPoint>();
  const [shot, setShot] = useState<Shot>();
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'looking' });
  const [kept, setKept] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => () => void (shot && URL.revokeObjectURL(shot.url)), [shot]);
  const isLive = camera.isReady && !shot;
  const hint = useLiveHint({ coach, video: camera.video, isOn: isLive, view: view.id, point });
  useEffect(() => {
    if (!shot) return;
    let isOver = false;
    setVerdict({ kind: 'looking' });
    void coach.current
      ?.judge({ picture: shot.photo, view: view.id, ...(point ? { point } : {}) })
      .then((hints) => {
        if (!isOver) setVerdict(hints ? { kind: 'known', hints } : { kind: 'unknown' });
      });
    return () => {
      isOver = true;
    };
  }, [shot, coach, view.id, point]);

  const shoot = async () => {
    setHasFailed(false);
    const photo = await camera.shoot().catch(() => undefined);
    if (photo) setShot({ photo, url: URL.createObjectURL(photo) });
    else setHasFailed(true);
  };
  const keep = (reason?: QualityOverride) => {
    if (!shot) return;
    onPhoto(shot.photo, reason);
    setKept(kept + 1);
    setShot(undefined);
    if (room <= 1) onClose();
  };
  return (
    <Dialog isOpen isFull title={`${cameraFr.title}\u00a0: ${view.label.toLowerCase()}`} onClose={onClose}>
      <div className="r-cam">
        {camera.refusal ? (
          <NoCamera refusal={camera.refusal} onFile={onFile} onRetry={camera.retry} />
        ) : (
          <>
            {/* Stays in the page while a photo is looked at: the camera keeps its focus and light. */}
            <div className="r-cam__screen" hidden={shot !== undefined}>
              <LiveView
                view={view}
                camera={camera}
                frame={frameOf(view, taken + kept)}
                hint={hint}
                hasFailed={hasFailed}
                kept={kept}
                onPoint={setPoint}
                onShoot={() => void shoot()}
                onFile={onFile}
                onDone={onClose}
              />
            </div>
            {shot && (
              <div className="r-cam__screen">
                <ReviewShot
                  key={shot.url}
                  url={shot.url}
                  verdict={verdict}
                  onKeep={keep}
                  onAgain={() => setShot(undefined)}
                />
              </div>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** After the first close-up, one from the side shows the relief. */
function frameOf(view: PhotoView, taken: number): FrameKind {
  return view.id === 'close-up' && taken > 0 ? 'oblique' : view.id;
}

type NoCameraProps = { refusal: CameraRefusal; onFile: () => void; onRetry: () => void };

function NoCamera({ refusal, onFile, onRetry }: NoCameraProps) {
  const { title, text } = cameraFr.refusals[refusal];
  return (
    <div className="r-cam__none" role="alert">
      <Icon name="camera" size={3} />
      <h3>{title}</h3>
      <p>{text}</p>
      <div className="r-cam__choice">
        <Button look="primary" isBig icon="image" onClick={onFile}>
          {cameraFr.file}
        </Button>
        {refusal !== 'insecure' && (
          <Button isBig icon="refresh" onClick={onRetry}>
            {cameraFr.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
