/** The geometry of the photo viewer: pure, in CSS pixels. */

export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

/**
 * What is seen of a photo. `scale` is CSS pixels per photo pixel; `x`, `y` put the photo's centre relative to the
 * pane's centre; `turns` counts quarter turns clockwise.
 */
export type Viewport = { scale: number; x: number; y: number; turns: 0 | 1 | 2 | 3; isFitted: boolean };

const mostTimesActual = 8;

/** The photo's size as it stands after its quarter turns. */
export function turnedSize(photo: Size, turns: number): Size {
  return turns % 2 === 0 ? photo : { width: photo.height, height: photo.width };
}

/** The scale at which the whole photo is just seen; a small photo is not blown up beyond `actual`. */
export function fitScale(photo: Size, pane: Size, turns: number, actual: number): number {
  const turned = turnedSize(photo, turns);
  return Math.min(pane.width / turned.width, pane.height / turned.height, Math.max(actual, 1));
}

/** The whole photo, centred. */
export function fitted(photo: Size, pane: Size, turns: Viewport['turns'], actual: number): Viewport {
  return { scale: fitScale(photo, pane, turns, actual), x: 0, y: 0, turns, isFitted: true };
}

/** Keeps the photo in the pane: no gap at an edge where it is larger than the pane, centred where it is smaller. */
export function clamped(view: Viewport, photo: Size, pane: Size): Viewport {
  const turned = turnedSize(photo, view.turns);
  const roomX = Math.max(0, (turned.width * view.scale - pane.width) / 2);
  const roomY = Math.max(0, (turned.height * view.scale - pane.height) / 2);
  return { ...view, x: between(view.x, -roomX, roomX), y: between(view.y, -roomY, roomY) };
}

/** Zooms by `factor` so that what lies under `at` (relative to the pane's centre) stays there. */
export function zoomed(
  view: Viewport,
  factor: number,
  at: Point,
  frame: { photo: Size; pane: Size; actual: number },
): Viewport {
  const fit = fitScale(frame.photo, frame.pane, view.turns, frame.actual);
  const scale = between(view.scale * factor, fit, Math.max(frame.actual * mostTimesActual, fit));
  const real = scale / view.scale;
  const next = {
    ...view,
    scale,
    x: at.x - (at.x - view.x) * real,
    y: at.y - (at.y - view.y) * real,
    isFitted: scale === fit,
  };
  return clamped(next, frame.photo, frame.pane);
}

/** Moves the photo by so many CSS pixels. */
export function panned(view: Viewport, by: Point, frame: { photo: Size; pane: Size }): Viewport {
  return clamped({ ...view, x: view.x + by.x, y: view.y + by.y }, frame.photo, frame.pane);
}

/** For a photo whose upper left corner stands in the middle of the pane. */
export function transformOf({ x, y, turns, scale }: Viewport): string {
  return `translate(-50%, -50%) translate(${x}px, ${y}px) rotate(${turns * 90}deg) scale(${scale})`;
}

/** Which point of the photo (from its upper left corner, before any turn) lies under a point of the pane's centre. */
export function toPhoto(view: Viewport, photo: Size, at: Point): Point {
  const turned = turnedBy({ x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale }, -view.turns);
  return { x: turned.x + photo.width / 2, y: turned.y + photo.height / 2 };
}

/** Where a point of the photo stands, relative to the pane's centre. */
export function toPane(view: Viewport, photo: Size, point: Point): Point {
  const turned = turnedBy({ x: point.x - photo.width / 2, y: point.y - photo.height / 2 }, view.turns);
  return { x: turned.x * view.scale + view.x, y: turned.y * view.scale + view.y };
}

/** Turned clockwise by so many quarters (the axis y points down). */
function turnedBy({ x, y }: Point, turns: number): Point {
  switch (((turns % 4) + 4) % 4) {
    case 1:
      return { x: -y, y: x };
    case 2:
      return { x: -x, y: -y };
    case 3:
      return { x: y, y: -x };
    default:
      return { x, y };
  }
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
