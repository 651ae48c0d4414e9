import { shellFr } from './shell.fr.ts';

/** The product's own mark: two views that overlap, and its name. */
export function Wordmark() {
  return (
    <>
      <svg width="28" height="28" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
        <circle cx="12" cy="16" r="8" stroke="currentColor" strokeWidth="2.5" />
        <circle cx="20" cy="16" r="8" stroke="currentColor" strokeWidth="2.5" opacity="0.55" />
        <path d="M16 9.07a8 8 0 0 1 0 13.86 8 8 0 0 1 0-13.86Z" fill="currentColor" />
      </svg>
      {shellFr.product}
    </>
  );
}
