import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point } from './viewport.ts';

export type Gestures = {
  onPan: (by: Point) => void;
  /** `at` is relative to the pane's centre. */
  onZoom: (factor: number, at: Point) => void;
  onDoubleTap: (at: Point) => void;
};

const doubleTapMs = 320;
const tapPixels = 12;

/** Mouse, pen and touch on one pane: drag, pinch, wheel, double tap. Spread the result on the pane. */
export function useGestures(pane: RefObject<HTMLElement | null>, gestures: Gestures) {
  const pointers = useRef(new Map<number, Point>());
  const lastTap = useRef<{ time: number; at: Point }>(undefined);
  const start = useRef<Point>(undefined);
  const latest = useRef(gestures);
  latest.current = gestures;

  useEffect(() => {
    const element = pane.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      latest.current.onZoom(Math.exp(-pixels / (event.ctrlKey ? 120 : 400)), fromCentre(element, event));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [pane]);

  const onPointerMove = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (!other) {
      latest.current.onPan({ x: now.x - before.x, y: now.y - before.y });
      return;
    }
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    latest.current.onPan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
    latest.current.onZoom(
      distance(now, other) / Math.max(1, distance(before, other)),
      fromCentre(pane.current, middle),
    );
  };

  const onPointerUp = (event: PointerEvent) => {
    const wasAlone = pointers.current.size === 1;
    pointers.current.delete(event.pointerId);
    const at = { x: event.clientX, y: event.clientY };
    if (!wasAlone || !start.current || distance(start.current, at) > tapPixels) {
      return;
    }
    const previous = lastTap.current;
    const isSecond =
      previous && event.timeStamp - previous.time < doubleTapMs && distance(previous.at, at) < 3 * tapPixels;
    lastTap.current = isSecond ? undefined : { time: event.timeStamp, at };
    if (isSecond) {
      latest.current.onDoubleTap(fromCentre(pane.current, event));
    }
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, y: event.clientY };
        pointers.current.set(event.pointerId, start.current);
      }
    },
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => {
      pointers.current.delete(event.pointerId);
    },
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function fromCentre(element: HTMLElement | null, event: { clientX: number; clientY: number }): Point {
  const box = element?.getBoundingClientRect();
  return box
    ? { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 }
    : { x: 0, y: 0 };
}
