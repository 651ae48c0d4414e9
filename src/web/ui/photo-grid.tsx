import './media.css';
import { type DragEvent, useState } from 'react';
import { IconButton } from './button.tsx';
import { uiFr } from './ui.fr.ts';

export type GridPhoto = {
  id: string;
  /** What it shows (« Vue rapprochée 2 »), also its alternative text. */
  name: string;
  thumbnailUrl: string;
  note?: string;
};

type PhotoGridProps = {
  photos: readonly GridPhoto[];
  label: string;
  onOpen: (id: string) => void;
  /** The new order of ids; without it the order is fixed. */
  onReorder?: (ids: string[]) => void;
  onRemove?: (id: string) => void;
};

/** `ids` with `id` moved to position `to`. */
export function movedTo(ids: readonly string[], id: string, to: number): string[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(Math.max(0, to), 0, id);
}

/** Thumbnails to open, put in order (buttons, or drag with a mouse) and remove. */
export function PhotoGrid({ photos, label, onOpen, onReorder, onRemove }: PhotoGridProps) {
  const [dragged, setDragged] = useState<string>();
  const [target, setTarget] = useState<string>();
  const [said, setSaid] = useState('');
  const ids = photos.map((photo) => photo.id);
  const move = (photo: GridPhoto, to: number) => {
    onReorder?.(movedTo(ids, photo.id, to));
    setSaid(uiFr.photos.moved(photo.name, to + 1, photos.length));
  };
  const drop = (event: DragEvent, at: number) => {
    event.preventDefault();
    const photo = photos.find((other) => other.id === dragged);
    if (photo) {
      move(photo, at);
    }
    setDragged(undefined);
    setTarget(undefined);
  };
  return (
    <>
      <ol className="c-photos" aria-label={label}>
        {photos.map((photo, index) => (
          <li
            key={photo.id}
            className={`c-photo ${target === photo.id && dragged !== photo.id ? 'c-photo--target' : ''}`}
            draggable={onReorder !== undefined}
            onDragStart={() => setDragged(photo.id)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => {
              if (dragged) {
                event.preventDefault();
                setTarget(photo.id);
              }
            }}
            onDrop={(event) => drop(event, index)}
          >
            <button
              type="button"
              className="c-photo__open"
              aria-label={uiFr.photos.open(photo.name)}
              onClick={() => onOpen(photo.id)}
            >
              <img src={photo.thumbnailUrl} alt="" draggable={false} />
            </button>
            <span className="small">{photo.name}</span>
            {photo.note && <span className="small soft">{photo.note}</span>}
            {(onReorder || onRemove) && (
              <span className="c-photo__tools screen-only">
                {onReorder && (
                  <IconButton
                    icon="arrow-left"
                    label={uiFr.photos.moveEarlier(photo.name)}
                    disabled={index === 0}
                    onClick={() => move(photo, index - 1)}
                  />
                )}
                {onReorder && (
                  <IconButton
                    icon="arrow-right"
                    label={uiFr.photos.moveLater(photo.name)}
                    disabled={index === photos.length - 1}
                    onClick={() => move(photo, index + 1)}
                  />
                )}
                {onRemove && (
                  <IconButton
                    icon="trash"
                    label={uiFr.photos.remove(photo.name)}
                    onClick={() => onRemove(photo.id)}
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
