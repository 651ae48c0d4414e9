import { useState } from 'react';
import { findThing, rulers } from './known-lengths.ts';
import { lengthOf, type Mark, pixelsOf, scaleOf } from './measure.ts';
import type { Point } from './viewport.ts';

/** What was marked on one photo. */
type Marks = { points: readonly (Point & { error: number })[]; thingId: string };
const none: Marks = { points: [], thingId: rulers[0].id };

/** Two points so near are one, touched twice. */
const leastPixels = 3;

/** Marks and lengths of the photos; in memory only, gone with the viewer. */
export function useMeasuring() {
  const [isOn, setIsOn] = useState(false);
  const [byPhoto, setByPhoto] = useState<ReadonlyMap<string, Marks>>(new Map());
  const change = (photoId: string, next: (marks: Marks) => Marks) =>
    setByPhoto((all) => new Map(all).set(photoId, next(all.get(photoId) ?? none)));
  return {
    isOn,
    toggle: () => setIsOn(!isOn),
    of: (photoId: string) => readMarks(byPhoto.get(photoId) ?? none),
    addPoint: (photoId: string, point: Point, error: number) =>
      change(photoId, (marks) => {
        const last = marks.points.length % 2 === 1 ? marks.points.at(-1) : undefined;
        const isDoubled = last !== undefined && pixelsOf({ from: last, to: point }) < leastPixels;
        return isDoubled ? marks : { ...marks, points: [...marks.points, { ...point, error }] };
      }),
    undo: (photoId: string) => change(photoId, (marks) => ({ ...marks, points: marks.points.slice(0, -1) })),
    restart: (photoId: string) => change(photoId, (marks) => ({ ...marks, points: [] })),
    chooseThing: (photoId: string, thingId: string) => change(photoId, (marks) => ({ ...marks, thingId })),
  };
}
export type Measuring = ReturnType<typeof useMeasuring>;

/** The first two points are the scale, each further two a length; a single one waits for its other end. */
function readMarks({ points, thingId }: Marks) {
  const thing = findThing(thingId);
  const marks: Mark[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const from = points[at];
    const to = points[at + 1];
    if (from && to) marks.push({ from, to, error: Math.max(from.error, to.error) });
  }
  const [scaleMark, ...lengthMarks] = marks;
  const scale = scaleMark && scaleOf(scaleMark, thing);
  return {
    thing,
    scaleMark,
    waiting: points.length % 2 === 1 ? points.at(-1) : undefined,
    isEmpty: points.length === 0,
    lengths: scale ? lengthMarks.map((mark) => ({ mark, length: lengthOf(mark, scale) })) : [],
  };
}
export type MarksOfPhoto = ReturnType<typeof readMarks>;
