import { useContext } from 'react';
import { InstanceName } from '#web/ui/page.tsx';

/** The product's own neutral mark, two views that overlap, with the name that the operator gave the instance. */
export function Wordmark() {
  const name = useContext(InstanceName);
  return (
    <>
      <svg width="28" height="28" viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
        <circle cx="12" cy="16" r="8" stroke="currentColor" strokeWidth="2.5" />
        <circle cx="20" cy="16" r="8" stroke="currentColor" strokeWidth="2.5" opacity="0.55" />
        <path d="M16 9.07a8 8 0 0 1 0 13.86 8 8 0 0 1 0-13.86Z" fill="currentColor" />
      </svg>
      {name}
    </>
  );
}
