import { type RefObject, useEffect } from 'react';

/** Opens the dialog as a modal while `isOpen`, then gives the focus back to where it was. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) {
      return;
    }
    const before = document.activeElement;
    if (!element.open) {
      element.showModal();
    }
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, [dialog, isOpen]);
}
