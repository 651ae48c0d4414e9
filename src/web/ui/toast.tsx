import './overlay.css';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { uiFr } from './ui.fr.ts';

export type Toast = {
  message: string;
  /** Takes the thing back; the toast then stays ten seconds instead of five. */
  onUndo?: () => void;
};

type Shown = Toast & { id: number };
type ShowToast = (toast: Toast) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const plainMs = 5_000;
const undoMs = 10_000;
const mostShown = 3;

/** Shows a short message at the foot of the page, with « Annuler » where `onUndo` is given. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Holds the messages; one in the shell. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const show = useCallback<ShowToast>((toast) => {
    setToasts((shown) => [...shown, { ...toast, id: (shown.at(-1)?.id ?? 0) + 1 }].slice(-mostShown));
  }, []);
  const close = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const region = useMemo(
    () => toasts.map((toast) => <ToastLine key={toast.id} toast={toast} onClose={close} />),
    [toasts, close],
  );
  return (
    <ToastContext value={show}>
      {children}
      <section className="c-toasts" aria-label={uiFr.notifications} aria-live="polite">
        {region}
      </section>
    </ToastContext>
  );
}

function ToastLine({ toast, onClose }: { toast: Shown; onClose: (id: number) => void }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (!isHeld) {
      const timer = setTimeout(() => onClose(toast.id), toast.onUndo ? undoMs : plainMs);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [isHeld, toast, onClose]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the message while somebody is at it.
    <div
      className="c-toast"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span>{toast.message}</span>
      {toast.onUndo && (
        <Button
          look="quiet"
          icon="undo"
          onClick={() => {
            toast.onUndo?.();
            onClose(toast.id);
          }}
        >
          {uiFr.undo}
        </Button>
      )}
      <IconButton icon="close" label={uiFr.close} onClick={() => onClose(toast.id)} />
    </div>
  );
}
