import { type PointerEvent, useState } from 'react';
import type { PhotoView } from '#contracts/forms/form-definition.ts';
import type { FocusPoint } from '#contracts/photos/quality/luma.ts';
import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { cameraFr, type FrameKind, focusAdviceFr, frameWordsFr, hintAdviceFr } from './camera.fr.ts';
import { FrameOverlay, LevelLine } from './frame-overlay.tsx';
import type { Camera } from './use-camera.ts';
import { type Level, useLevel } from './use-level.ts';

type LiveViewProps = {
  view: PhotoView;
  camera: Camera;
  frame: FrameKind;
  hint: PhotoHint | undefined;
  /** The last try gave no picture. */
  hasFailed: boolean;
  kept: number;
  onPoint: (point: FocusPoint) => void;
  onShoot: () => void;
  onFile: () => void;
  onDone: () => void;
};

/** The preview with its frame, what to do better, and the shutter where the thumb is. */
export function LiveView(props: LiveViewProps) {
  const { camera, frame, hint, hasFailed, kept } = props;
  const level = useLevel();
  const advice = hint && ((camera.canFocus ? focusAdviceFr[hint] : undefined) ?? hintAdviceFr[hint]);
  return (
    <>
      <div className="r-cam__stage">
        <Preview camera={camera} onPoint={props.onPoint} />
        {camera.isReady && <FrameOverlay kind={frame} />}
        {level.tilt !== undefined && <LevelLine tilt={level.tilt} />}
        {!camera.isReady && <p className="r-cam__wait">{cameraFr.starting}</p>}
        <p className="r-cam__say" role="status">
          {hasFailed ? cameraFr.failed : (advice ?? '')}
        </p>
      </div>
      <div className="r-cam__foot">
        <p className="r-cam__words">{frameWordsFr[frame]}</p>
        <Tools camera={camera} level={level} />
        <div className="r-cam__row">
          <IconButton icon="image" label={cameraFr.file} look="secondary" onClick={props.onFile} />
          <button
            type="button"
            className="r-cam__shutter"
            aria-label={cameraFr.shoot}
            disabled={!camera.isReady}
            onClick={props.onShoot}
          >
            <Icon name="camera" size={1.75} />
          </button>
          {kept > 0 ? <Button onClick={props.onDone}>{cameraFr.done}</Button> : <span />}
        </div>
        <p className="r-cam__law">{kept > 0 ? cameraFr.taken(kept) : cameraFr.law}</p>
      </div>
    </>
  );
}

function Preview({ camera, onPoint }: { camera: Camera; onPoint: (point: FocusPoint) => void }) {
  const [mark, setMark] = useState<{ x: number; y: number; box: string }>();
  const focus = (event: PointerEvent<HTMLVideoElement>) => {
    const point = camera.canFocus ? pointOf(event) : undefined;
    if (!point) return;
    const { clientWidth, clientHeight } = event.currentTarget;
    const { offsetX: x, offsetY: y } = event.nativeEvent;
    setMark({ x, y, box: `0 0 ${clientWidth} ${clientHeight}` });
    onPoint(point);
    void camera.focusAt(point);
  };
  return (
    <>
      <video
        ref={camera.video}
        className="r-cam__live"
        playsInline
        muted
        autoPlay
        aria-label={cameraFr.live}
        onPointerUp={focus}
      />
      {mark && camera.canFocus && (
        <svg className="r-cam__frame r-cam__mark" viewBox={mark.box} aria-hidden="true">
          <circle key={`${mark.x} ${mark.y}`} cx={mark.x} cy={mark.y} r="28" />
        </svg>
      )}
    </>
  );
}

/** Where in the picture was tapped: the preview shows it whole, with bars beside or above. */
function pointOf({ currentTarget, nativeEvent }: PointerEvent<HTMLVideoElement>): FocusPoint | undefined {
  const { clientWidth, clientHeight, videoWidth, videoHeight } = currentTarget;
  if (videoWidth === 0) return undefined;
  const scale = Math.min(clientWidth / videoWidth, clientHeight / videoHeight);
  const x = (nativeEvent.offsetX - (clientWidth - videoWidth * scale) / 2) / (videoWidth * scale);
  const y = (nativeEvent.offsetY - (clientHeight - videoHeight * scale) / 2) / (videoHeight * scale);
  return x < 0 || x > 1 || y < 0 || y > 1 ? undefined : { x, y };
}

/** Only what this device offers. */
function Tools({ camera, level }: { camera: Camera; level: Level }) {
  if (!camera.hasTorch && !camera.zoomRange && !level.isOffered && !camera.canFocus) {
    return null;
  }
  return (
    <div className="r-cam__tools">
      {camera.canFocus && <p className="r-cam__law">{cameraFr.focus}</p>}
      {camera.zoomRange && (
        <label className="r-cam__zoom">
          <span>{cameraFr.zoom}</span>
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
      {camera.hasTorch && (
        <Button
          icon="sun"
          aria-pressed={camera.isTorchOn}
          onClick={() => void camera.setTorch(!camera.isTorchOn)}
        >
          {camera.isTorchOn ? cameraFr.torchOff : cameraFr.torchOn}
        </Button>
      )}
      {level.isOffered && (
        <Button icon="rotate" aria-pressed={level.isOn} onClick={level.toggle}>
          {level.isOn ? cameraFr.levelOff : cameraFr.levelOn}
        </Button>
      )}
      {level.tilt !== undefined && (
        <p className="r-cam__law">
          {Math.abs(level.tilt) <= 2 ? cameraFr.isLevel : cameraFr.isTilted(Math.abs(level.tilt))}
        </p>
      )}
    </div>
  );
}
