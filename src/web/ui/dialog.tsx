import './overlay.css';
import { type ReactNode, useId, useRef } from 'react';
import { Button, IconButton } from './button.tsx';
import { uiFr } from './ui.fr.ts';
import { useModal } from './use-modal.ts';

type DialogProps = {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  isWide?: boolean;
  /** Fills the screen; its one child takes the height that is left. */
  isFull?: boolean;
  actions?: ReactNode;
  children: ReactNode;
};

/** A modal window on the native element: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({
  isOpen,
  title,
  onClose,
  isWide = false,
  isFull = false,
  actions,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useModal(dialog, isOpen);
  if (!isOpen) {
    return null;
  }
  return (
    <dialog
      ref={dialog}
      className={`c-dialog ${isWide ? 'c-dialog--wide' : ''} ${isFull ? 'c-dialog--full' : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="c-dialog__head">
        <h2 id={titleId}>{title}</h2>
        <IconButton icon="close" label={uiFr.close} onClick={onClose} />
      </div>
      {children}
      {actions && <div className="c-dialog__actions">{actions}</div>}
    </dialog>
  );
}

type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  confirmLabel: string;
  onConfirm: () => void;
  onClose: () => void;
  isGrave?: boolean;
  isBusy?: boolean;
  children: ReactNode;
};

/** Only for what cannot be undone (sending, signing, ending); elsewhere act at once and offer undo in a toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { confirmLabel, onConfirm, isGrave = false, isBusy = false, children, ...dialog } = props;
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button look={isGrave ? 'grave' : 'primary'} isBusy={isBusy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button look="quiet" onClick={dialog.onClose}>
            {uiFr.cancel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
