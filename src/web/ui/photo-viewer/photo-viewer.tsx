import './photo-viewer.css';
import { type ReactNode, useRef, useState } from 'react';
import { IconButton } from '../button.tsx';
import { uiFr } from '../ui.fr.ts';
import { useModal } from '../use-modal.ts';
import { isAided, noAid } from './aid.ts';
import { useMeasuring } from './use-measuring.ts';
import { type Side, useShownPhotos } from './use-shown-photos.ts';
import { type PaneCommands, ViewerPane, type ViewerPhoto } from './viewer-pane.tsx';
import { AidPanel, ComparePanel, MeasurePanel } from './viewer-panels.tsx';
import { listTools, ViewerTools } from './viewer-tools.tsx';

type PhotoViewerProps = {
  photos: readonly ViewerPhoto[];
  currentId: string;
  onCurrentChange: (id: string) => void;
  /** With it the viewer begins with two side by side, this one at the right. */
  startBeside?: string | undefined;
  /** With it a close button is shown. */
  onClose?: () => void;
};

/**
 * Photos in full resolution: zoom, pan, quarter turns, whole, real size; two side by side or one before the other, with
 * linked or free movement; lengths once a known one is marked; brightness and contrast of the screen alone. By mouse, touch
 * and keyboard.
 */
export function PhotoViewer({ onClose, ...given }: PhotoViewerProps) {
  const { photos } = given;
  const left = useRef<PaneCommands>(null);
  const right = useRef<PaneCommands>(null);
  const [isLinked, setIsLinked] = useState(true);
  const [percent, setPercent] = useState(100);
  const [curtain, setCurtain] = useState(50);
  const [aid, setAid] = useState(noAid);
  const [isAiding, setIsAiding] = useState(false);
  const measuring = useMeasuring();
  const shown = useShownPhotos(given);
  const { at, first, second, layout, side, setActive, step } = shown;
  if (!first) {
    return null;
  }

  const run = (command: (pane: PaneCommands) => void, origin: Side = side) => {
    const targets = second && isLinked ? [left, right] : [origin === 'left' ? left : right];
    for (const target of targets) {
      if (target.current) {
        command(target.current);
      }
    }
  };
  const tools = listTools({
    hasSeveral: photos.length > 1,
    layout,
    isLinked,
    isAiding,
    isMeasuring: measuring.isOn,
    run,
    step,
    setLayout: (next) => {
      shown.setLayout(next);
      // Two photos that move together begin alike.
      left.current?.fit();
    },
    setIsLinked,
    setIsAiding,
    toggleMeasuring: measuring.toggle,
    resetAid: isAided(aid) ? () => setAid(noAid) : undefined,
  });
  const paneOf = (photo: ViewerPhoto, on: Side) => (
    <ViewerPane
      key={photo.id}
      photo={photo}
      commands={on === 'left' ? left : right}
      // The second pane's scale is not shown.
      onScale={on === 'left' ? setPercent : ignore}
      onCommand={(command) => run(command, on)}
      onSwipe={(by) => step(by, on)}
      measuring={measuring}
      aid={aid}
    />
  );
  const isCurtain = layout === 'curtain';

  return (
    <section className="c-viewer" aria-label={uiFr.viewer.title}>
      <div className="c-viewer__bar">
        <p className="c-viewer__title">
          {first.name}
          <span className="numbers">{uiFr.viewer.position(at + 1, photos.length)}</span>
        </p>
        <ViewerTools tools={tools} percent={percent} />
        {onClose && (
          <span className="c-viewer__close">
            <IconButton icon="close" label={uiFr.close} onClick={onClose} />
          </span>
        )}
      </div>
      <div className={isCurtain ? 'c-viewer__panes c-viewer__panes--curtain' : 'c-viewer__panes'}>
        <Slot onActive={() => setActive('left')}>{paneOf(first, 'left')}</Slot>
        {second && (
          <Slot onActive={() => setActive('right')} from={isCurtain ? curtain : undefined}>
            {paneOf(second, 'right')}
          </Slot>
        )}
        {isCurtain && <span className="c-viewer__border" style={{ insetInlineStart: `${curtain}%` }} />}
      </div>
      {second && (
        <ComparePanel
          photos={photos}
          first={first}
          second={second}
          onSecond={(id) => shown.show(id, 'right')}
          curtain={isCurtain ? curtain : undefined}
          onCurtain={setCurtain}
        />
      )}
      {measuring.isOn && (
        <MeasurePanel photoId={side === 'right' && second ? second.id : first.id} measuring={measuring} />
      )}
      {isAiding && <AidPanel aid={aid} onChange={setAid} />}
      {photos.length > 1 && (
        <Strip photos={photos} shownIds={[first.id, second?.id]} onShow={(id) => shown.show(id)} />
      )}
    </section>
  );
}

function ignore(): void {
  // Nothing follows the scale of the second pane.
}

type SlotProps = { onActive: () => void; from?: number | undefined; children: ReactNode };

/** `from`: only what lies right of this share of the width is seen. */
function Slot({ onActive, from, children }: SlotProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices which pane was last used.
    <div
      className="c-viewer__slot"
      style={{ clipPath: from === undefined ? undefined : `inset(0 0 0 ${from}%)` }}
      onFocus={onActive}
      onPointerDown={onActive}
    >
      {children}
    </div>
  );
}

type StripProps = {
  photos: readonly ViewerPhoto[];
  shownIds: readonly (string | undefined)[];
  onShow: (id: string) => void;
};

function Strip({ photos, shownIds, onShow }: StripProps) {
  return (
    <div className="c-viewer__strip">
      {photos.map((photo) => (
        <button
          key={photo.id}
          type="button"
          className="c-viewer__thumb"
          aria-label={photo.name}
          aria-current={shownIds.includes(photo.id)}
          onClick={() => onShow(photo.id)}
        >
          <img src={photo.thumbnailUrl ?? photo.url} alt="" loading="lazy" />
          {photo.mark && <span className="c-viewer__mark">{photo.mark}</span>}
        </button>
      ))}
    </div>
  );
}

/** The viewer over the whole screen; Escape closes. */
export function PhotoViewerDialog(props: PhotoViewerProps & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog, true);
  return (
    <dialog
      ref={dialog}
      className="c-viewer-dialog"
      data-keys=""
      aria-label={uiFr.viewer.title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <PhotoViewer {...props} />
    </dialog>
  );
}
