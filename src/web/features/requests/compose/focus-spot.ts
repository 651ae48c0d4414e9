import { spotId } from './compose-context.tsx';

const focusable = 'input, textarea, select, button, [tabindex="0"]';

/** Brings a field into view and puts the caret into it; false when it is not on the page. */
export function focusSpot(path: string): boolean {
  const spot = document.getElementById(spotId(path));
  if (!spot) {
    return false;
  }
  spot.scrollIntoView({ block: 'center' });
  spot.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  return true;
}
