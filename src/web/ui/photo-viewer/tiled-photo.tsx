import { memo, useEffect, useRef, useState } from 'react';
import { chooseLevel, seenPart, type Tile, tilesIn } from './tile-choice.ts';
import { type TileReader, TileStore } from './tile-store.ts';
import { type Size, transformOf, type Viewport } from './viewport.ts';

type TiledPhotoProps = {
  name: string;
  photo: Size;
  pane: Size;
  view: Viewport;
  thumbnailUrl: string | undefined;
  /** Gives the same reader for the same photo, or the photo is opened again. */
  openTiles: () => TileReader;
  /** No tile comes: the photo must be shown another way. */
  onFailure: (error: unknown) => void;
};

/**
 * A large photo from the tiles that are seen; coarser ones stand in until the sharp ones have come. They are pictures of the
 * page that move together: drawing them is the browser's work beside the page, however fast one moves.
 */
export function TiledPhoto({ name, photo, pane, view, thumbnailUrl, openTiles, onFailure }: TiledPhotoProps) {
  const store = useTiles(openTiles, onFailure);
  const part = seenPart(view, photo, pane);
  const level = chooseLevel(photo, view.scale * devicePixelRatio);
  const tiles = tilesIn(part, photo, level);
  const below = Array.from({ length: level }, (_, each) => tilesIn(part, photo, each));
  const isHere = ({ number }: Tile) => store?.get(number) !== undefined;
  const isSharp = store !== undefined && tiles.every(isHere);
  const coarser = below[level - 2] ?? [];
  const wanted = [0, ...tiles.map(({ number }) => number), ...coarser.map(({ number }) => number)].join(' ');

  useEffect(() => {
    store?.want([...new Set(wanted.split(' ').map(Number))]);
  }, [store, wanted]);

  const shown = (isSharp ? [...(below[0] ?? []), ...tiles] : [...below.flat(), ...tiles]).filter(isHere);
  return (
    <div
      className="c-viewer__plane"
      role="img"
      aria-label={name}
      data-sharp={isSharp}
      style={{ inlineSize: photo.width, blockSize: photo.height, transform: transformOf(view) }}
    >
      {thumbnailUrl && !isSharp && <img className="c-viewer__base" src={thumbnailUrl} alt="" />}
      {shown.map((tile) => (
        <TilePicture key={tile.number} {...tile} picture={store?.get(tile.number) ?? ''} />
      ))}
    </div>
  );
}

const TilePicture = memo(function TilePicture({
  left,
  top,
  right,
  bottom,
  picture,
}: Tile & { picture: string }) {
  return (
    <img
      src={picture}
      alt=""
      draggable={false}
      style={{
        insetInlineStart: left,
        insetBlockStart: top,
        inlineSize: right - left,
        blockSize: bottom - top,
      }}
    />
  );
});

/** The tiles that are here; the component is drawn again when one comes. */
function useTiles(openTiles: () => TileReader, onFailure: (error: unknown) => void): TileStore | undefined {
  const [store, setStore] = useState<TileStore>();
  const [, setCount] = useState(0);
  const fail = useRef(onFailure);
  fail.current = onFailure;
  useEffect(() => {
    const opened = new TileStore(openTiles(), (failure) => {
      if (failure === undefined) setCount((count) => count + 1);
      else fail.current(failure);
    });
    setStore(opened);
    return () => opened.close();
  }, [openTiles]);
  return store;
}
