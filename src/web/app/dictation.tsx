import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { findEngine } from '#web/lib/dictation/choose-engine.ts';
import { dictationFr } from '#web/lib/dictation/dictation.fr.ts';
import type { DictationEngine, DictationRun } from '#web/lib/dictation/engine.ts';
import { useSession } from '#web/lib/session.tsx';
import { DictationContext, type DictationOffer } from '#web/ui/dictation/dictation-context.ts';

const places = { device: dictationFr.onDevice, server: dictationFr.onServer, cloud: dictationFr.inCloud };

/**
 * Gives the long fields their microphone (B-028): to people at work, one dictation at a time, never on a locked or hidden
 * screen.
 */
export function DictationProvider({ children }: { children: ReactNode }) {
  const { view, isLocked } = useSession();
  const accountId = view?.account?.id;
  const settings = view?.instance.dictation;
  const isAtWork = Boolean(view?.account) && view?.hindrance === null && !isLocked;
  const [engine, setEngine] = useState<DictationEngine>();
  const [agreedBy, setAgreedBy] = useState<string>();
  const current = useRef<DictationRun>(undefined);
  const hasServer = settings?.hasServer ?? false;
  const allowsBrowserCloud = settings?.allowsBrowserCloud ?? false;

  useEffect(() => {
    if (!isAtWork) return undefined;
    let isOver = false;
    findEngine({ hasServer, allowsBrowserCloud }).then(
      (found) => !isOver && setEngine(found),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [isAtWork, hasServer, allowsBrowserCloud]);

  useEffect(() => {
    if (!isAtWork) current.current?.stop();
    const onHide = () => document.hidden && current.current?.stop();
    document.addEventListener('visibilitychange', onHide);
    return () => document.removeEventListener('visibilitychange', onHide);
  }, [isAtWork]);

  const offer = useMemo<DictationOffer | undefined>(() => {
    if (!isAtWork || !engine) return undefined;
    if (engine.kind === 'none') return { kind: 'unavailable', reason: engine.reason };
    return {
      kind: 'ready',
      where: places[engine.kind],
      ...(engine.kind === 'cloud' && agreedBy !== accountId ? { warning: dictationFr.cloudWarning } : {}),
      start: async (events) => {
        setAgreedBy(accountId);
        current.current?.stop();
        let hasEnded = false;
        const run = await engine.start({
          ...events,
          onEnd: (trouble) => {
            hasEnded = true;
            events.onEnd(trouble);
          },
        });
        // A dictation that is over hears `stop` and does nothing.
        if (!hasEnded) current.current = run;
        return run;
      },
    };
  }, [isAtWork, engine, agreedBy, accountId]);

  return <DictationContext value={offer}>{children}</DictationContext>;
}
