import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Point } from './viewport.ts';

export type Gestures = {
  onPan: (by: Point) => void;
  /** `at` is relative to the pane's centre. */
  onZoom: (factor: number, at: Point) => void;
  onDoubleTap: (at: Point) => void;
  /** Takes every tap at once; two are then no double tap. */
  onTap?: ((at: Point) => void) | undefined;
  /** A finger drawn to one side: 1 to the left (the next photo), -1 to the right. */
  onSwipe: (step: 1 | -1) => void;
};

const doubleTapMs = 320;
const tapPixels = 12;
const swipePixels = 60;
const swipeMs = 600;

/** Mouse, pen and touch on one pane: drag, pinch, wheel, double tap. Spread the result on the pane. */
export function useGestures(pane: RefObject<HTMLElement | null>, gestures: Gestures) {
  const pointers = useRef(new Map<number, Point>());
  const start = useRef<Press>(undefined);
  const latest = useRef(gestures);
  latest.current = gestures;
  const release = useRelease(pane, latest);

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
    const began = start.current;
    pointers.current.delete(event.pointerId);
    if (wasAlone && began) {
      release(began, event);
    } else {
      // The last finger of a pinch is no tap.
      start.current = undefined;
    }
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) {
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = { x: event.clientX, y: event.clientY };
        start.current = { ...at, time: event.timeStamp };
        pointers.current.set(event.pointerId, at);
      }
    },
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => {
      pointers.current.delete(event.pointerId);
    },
  };
}

type Press = Point & { time: number };

/** What the end of a press was: a tap, the second of two, a swipe, or the end of a drag. */
function useRelease(pane: RefObject<HTMLElement | null>, latest: RefObject<Gestures>) {
  const lastTap = useRef<Press>(undefined);
  return (began: Press, event: PointerEvent) => {
    const at = { x: event.clientX, y: event.clientY, time: event.timeStamp };
    const { onTap, onDoubleTap, onSwipe } = latest.current;
    if (distance(began, at) > tapPixels) {
      const step = event.pointerType === 'touch' && swipeOf(began, at);
      if (step) {
        onSwipe(step);
      }
      return;
    }
    const place = fromCentre(pane.current, event);
    if (onTap) {
      onTap(place);
      return;
    }
    const isSecond = isDoubleOf(lastTap.current, at);
    lastTap.current = isSecond ? undefined : at;
    if (isSecond) {
      onDoubleTap(place);
    }
  };
}

function isDoubleOf(previous: Press | undefined, tap: Press): boolean {
  return (
    previous !== undefined &&
    tap.time - previous.time < doubleTapMs &&
    distance(previous, tap) < 3 * tapPixels
  );
}

function swipeOf(began: Press, at: Press): 1 | -1 | undefined {
  const across = at.x - began.x;
  const isLevel = Math.abs(across) > swipePixels && Math.abs(across) > 2 * Math.abs(at.y - began.y);
  if (!isLevel || at.time - began.time > swipeMs) {
    return undefined;
  }
  return across < 0 ? 1 : -1;
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
