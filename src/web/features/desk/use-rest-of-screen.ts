import { useEffect, useRef } from 'react';

/** Gives an element `--desk-top`, its distance from the top of the page, so that its columns end with the screen. */
export function useRestOfScreen(isEnabled: boolean) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isEnabled) {
      return;
    }
    const observer = new ResizeObserver(() => {
      const { current } = element;
      if (current) {
        const top = current.getBoundingClientRect().top + scrollY;
        current.style.setProperty('--desk-top', `${Math.round(top)}px`);
      }
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [isEnabled]);
  return element;
}
