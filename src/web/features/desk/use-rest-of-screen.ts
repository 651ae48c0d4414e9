import { useEffect, useRef } from 'react';

/** Gives an element `--desk-top`, its distance from the top of the page, so that its columns end with the screen. */
export function useRestOfScreen(isEnabled: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isEnabled) {
      return;
    }
    let frame = 0;
    const measure = () => {
      const { current } = element;
      if (current) {
        const top = current.getBoundingClientRect().top + scrollY;
        current.style.setProperty('--desk-top', `${Math.round(top)}px`);
      }
    };
    // In the next frame: what is measured here changes the size of what is observed.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    measure();
    observer.observe(document.body);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [isEnabled]);
  return element;
}
