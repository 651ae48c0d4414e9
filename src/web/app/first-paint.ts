/**
 * Calls `run` once a slow phone has drawn the line in index.html. A hidden window draws nothing, and is not waited for. Not a
 * top-level await: WebKit would run modules that are loaded at the same time before what they import (bug 242740).
 */
export function afterFirstPaint(run: () => void): void {
  let hasRun = false;
  const once = () => {
    if (!hasRun) run();
    hasRun = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
}
