import { useEffect, useRef, useState } from 'react';
import { type Autosave, type AutosaveState, createAutosave } from './autosave.ts';
import { onLeaving, onScreen } from './screen-lock.ts';

/**
 * Autosave for a screen: `change(value)` at every keystroke, `flush()` before leaving a step or sending. Saves when
 * the page is hidden, tries again when the browser is online, and asks before unsaved text would be closed.
 */
export function useAutosave<T>(
  save: (value: T) => Promise<unknown>,
  options: {
    delayMs?: number;
    /** What is unsaved is safe elsewhere: the page may be closed without asking. */
    mayClose?: () => boolean;
  } = {},
): { state: AutosaveState } & Pick<Autosave<T>, 'change' | 'flush' | 'isRefused'> {
  const [state, setState] = useState<AutosaveState>({ kind: 'saved' });
  const latestSave = useRef(save);
  latestSave.current = save;
  const latestMayClose = useRef(options.mayClose);
  latestMayClose.current = options.mayClose;
  const [autosave] = useState<Autosave<T>>(() =>
    createAutosave<T>({
      save: (value) => latestSave.current(value),
      onState: setState,
      ...(options.delayMs === undefined ? {} : { delayMs: options.delayMs }),
    }),
  );

  useEffect(() => {
    const flush = () => void autosave.flush();
    const flushHidden = () => document.visibilityState === 'hidden' && flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.hasUnsaved() && !latestMayClose.current?.()) {
        event.preventDefault();
      }
    };
    const stopHearing = onScreen('unlocked', flush);
    const stopSaving = onLeaving(autosave.flush);
    addEventListener('online', flush);
    addEventListener('visibilitychange', flushHidden);
    addEventListener('beforeunload', warn);
    return () => {
      stopHearing();
      stopSaving();
      removeEventListener('online', flush);
      removeEventListener('visibilitychange', flushHidden);
      removeEventListener('beforeunload', warn);
      void autosave.flush();
    };
  }, [autosave]);

  return { state, change: autosave.change, flush: autosave.flush, isRefused: autosave.isRefused };
}
