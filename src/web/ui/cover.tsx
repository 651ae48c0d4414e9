import './overlay.css';
import { type ReactNode, useId, useRef } from 'react';
import { useModal } from './use-modal.ts';

/**
 * Stands before everything and shows nothing of it; no key closes it. What is behind stays as it was typed, but is
 * neither drawn nor read aloud (the shell and messages are hidden while this is there).
 */
export function Cover({ title, children }: { title: string; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useModal(dialog, true);
  return (
    <dialog
      ref={dialog}
      className="c-cover"
      aria-labelledby={titleId}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      onClose={() => dialog.current?.isConnected && dialog.current.showModal()}
    >
      <div className="c-cover__content">
        <h1 id={titleId}>{title}</h1>
        {children}
      </div>
    </dialog>
  );
}
