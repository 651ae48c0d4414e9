import './photo-viewer.css';
import { useRef, useState } from 'react';
import { IconButton } from '../button.tsx';
import type { IconName } from '../icon.tsx';
import { type Shortcut, useShortcuts } from '../shortcuts.tsx';
import { uiFr } from '../ui.fr.ts';
import { useModal } from '../use-modal.ts';
import { type PaneCommands, ViewerPane, type ViewerPhoto } from './viewer-pane.tsx';

const zoomStep = 1.4;

type PhotoViewerProps = {
  photos: readonly ViewerPhoto[];
  currentId: string;
  onCurrentChange: (id: string) => void;
  /** With it a close button is shown. */
  onClose?: () => void;
};

/**
 * Photos in full resolution: zoom, pan, quarter turns, whole, real size, two side by side with linked or free
 * movement; by mouse, touch and keyboard (+ − 0 1 R N P S L, arrows on the photo).
 */
export function PhotoViewer({ photos, currentId, onCurrentChange, onClose }: PhotoViewerProps) {
  const left = useRef<PaneCommands>(null);
  const right = useRef<PaneCommands>(null);
  const [isDouble, setIsDouble] = useState(false);
  const [isLinked, setIsLinked] = useState(true);
  const [active, setActive] = useState<'left' | 'right'>('left');
  const [secondId, setSecondId] = useState<string>();
  const [percent, setPercent] = useState(100);

  const at = Math.max(
    0,
    photos.findIndex((photo) => photo.id === currentId),
  );
  const first = photos[at];
  const second = photos.find((photo) => photo.id === secondId) ?? photos[(at + 1) % photos.length];
  if (!first) {
    return null;
  }

  const run = (command: (pane: PaneCommands) => void, origin: 'left' | 'right' = active) => {
    const targets = isDouble && isLinked ? [left, right] : [origin === 'left' || !isDouble ? left : right];
    for (const target of targets) {
      if (target.current) {
        command(target.current);
      }
    }
  };
  const show = (id: string) => (isDouble && active === 'right' ? setSecondId(id) : onCurrentChange(id));
  const step = (by: number) => {
    const shown = isDouble && active === 'right' && second ? photos.indexOf(second) : at;
    const next = photos[(shown + by + photos.length) % photos.length];
    if (next) {
      show(next.id);
    }
  };
  const texts = uiFr.viewer;
  const has = photos.length > 1;
  const tools: Tool[] = [
    { key: '-', icon: 'minus', label: texts.zoomOut, run: () => run((pane) => pane.zoom(1 / zoomStep)) },
    { key: '+', icon: 'plus', label: texts.zoomIn, run: () => run((pane) => pane.zoom(zoomStep)) },
    { key: '0', icon: 'fit', label: texts.fit, run: () => run((pane) => pane.fit()) },
    { key: '1', icon: 'search', label: texts.actualSize, run: () => run((pane) => pane.actualSize()) },
    { key: 'r', icon: 'rotate', label: texts.rotate, run: () => run((pane) => pane.rotate()) },
  ];
  if (has) {
    tools.push(
      { key: 'p', icon: 'arrow-left', label: texts.previous, run: () => step(-1) },
      { key: 'n', icon: 'arrow-right', label: texts.next, run: () => step(1) },
      {
        key: 's',
        icon: 'columns',
        label: isDouble ? texts.single : texts.sideBySide,
        isPressed: isDouble,
        run: () => setIsDouble(!isDouble),
      },
    );
  }
  if (has && isDouble) {
    const label = isLinked ? texts.unlink : texts.link;
    tools.push({ key: 'l', icon: 'link', label, isPressed: isLinked, run: () => setIsLinked(!isLinked) });
  }

  return (
    <section className="c-viewer" aria-label={texts.title}>
      <div className="c-viewer__bar">
        <p className="c-viewer__title">
          {first.name}
          <span className="numbers">{texts.position(at + 1, photos.length)}</span>
        </p>
        <ViewerTools tools={tools} percent={percent} onClose={onClose} />
      </div>
      <div className="c-viewer__panes">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only notices which pane was last used. */}
        <div
          className="c-viewer__slot"
          onFocus={() => setActive('left')}
          onPointerDown={() => setActive('left')}
        >
          <ViewerPane
            key={first.id}
            photo={first}
            commands={left}
            onScale={setPercent}
            onCommand={(command) => run(command, 'left')}
          />
        </div>
        {isDouble && second && (
          // biome-ignore lint/a11y/noStaticElementInteractions: only notices which pane was last used.
          <div
            className="c-viewer__slot"
            onFocus={() => setActive('right')}
            onPointerDown={() => setActive('right')}
          >
            <ViewerPane
              key={second.id}
              photo={second}
              commands={right}
              onScale={ignore}
              onCommand={(command) => run(command, 'right')}
            />
          </div>
        )}
      </div>
      {has && (
        <Strip photos={photos} shownIds={[first.id, isDouble ? second?.id : undefined]} onShow={show} />
      )}
    </section>
  );
}

function ignore(): void {
  // The second pane's scale is not shown.
}

type Tool = { key: string; icon: IconName; label: string; run: () => void; isPressed?: boolean };
type ToolsProps = { tools: readonly Tool[]; percent: number; onClose: (() => void) | undefined };

function ViewerTools({ tools, percent, onClose }: ToolsProps) {
  useShortcuts(tools.map<Shortcut>(({ key, label, run }) => ({ key, label, run })));
  return (
    <div className="c-viewer__tools" role="toolbar" aria-label={uiFr.viewer.toolbar}>
      <output className="c-viewer__scale">{percent} %</output>
      {tools.map((tool) => (
        <IconButton
          key={tool.key}
          icon={tool.icon}
          label={tool.label}
          title={`${tool.label} (${tool.key.toUpperCase()})`}
          aria-keyshortcuts={tool.key === '+' ? 'Plus' : tool.key}
          aria-pressed={tool.isPressed}
          onClick={tool.run}
        />
      ))}
      {onClose && <IconButton icon="close" label={uiFr.close} onClick={onClose} />}
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
