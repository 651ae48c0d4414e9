import { type KeyboardEvent as ReactKeyboardEvent, useContext, useEffect, useRef, useState } from 'react';
import { uiFr } from '../ui.fr.ts';
import {
  DictationContext,
  type DictationEvents,
  type DictationOffer,
  type DictationRun,
} from './dictation-context.ts';
import { useEscape } from './use-escape.ts';
import { type DictatedField, useWords } from './use-words.ts';

export type DictationPhase = 'idle' | 'asking' | 'starting' | 'listening' | 'finishing';

const texts = uiFr.dictation;

/** Dictating into one field: where the words go, what is shown meanwhile, and the way back. */
export function useDictation(field: DictatedField) {
  const offer = useContext(DictationContext);
  const words = useWords(field);
  const { begin, stop, isRunning, phase, setPhase, setSaid, ...shown } = useRun(offer, words);
  const toggle = () => {
    if (offer?.kind === 'unavailable') setSaid(offer.reason);
    else if (isRunning()) stop();
    else if (offer?.warning !== undefined) setPhase('asking');
    else begin();
  };
  const canUndo = phase === 'idle' && words.canUndo;
  const undo = () => {
    words.undo();
    setSaid(texts.undone);
  };
  useEscape(phase === 'listening', stop);
  return {
    ...shown,
    offer,
    phase,
    toggle,
    canUndo,
    undo,
    agree: begin,
    refuse: () => setPhase('idle'),
    noteSelection: words.noteSelection,
    /** F9 begins and stops; the key of taking back takes the last dictation back, once. */
    onKeyDown: (event: ReactKeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (event.key === 'F9') toggle();
      else if (isUndo && canUndo) undo();
      else return;
      event.preventDefault();
    },
  };
}

/** From the first sound to the last word. */
function useRun(offer: DictationOffer | undefined, words: ReturnType<typeof useWords>) {
  const [phase, setPhase] = useState<DictationPhase>('idle');
  const [level, setLevel] = useState(0);
  const [guess, setGuess] = useState('');
  const [said, setSaid] = useState('');
  const run = useRef<DictationRun>(undefined);
  const isGone = useRef(false);

  const end = (trouble?: string) => {
    run.current = undefined;
    setPhase('idle');
    setLevel(0);
    setGuess('');
    setSaid(trouble ?? (words.hasPut() ? texts.added : texts.nothing));
  };
  const events: DictationEvents = {
    onLevel: setLevel,
    onGuess: setGuess,
    onHeard: (text) => {
      setGuess('');
      if (!words.put(text)) return;
      run.current?.abort();
      end(texts.full);
    },
    onEnd: end,
  };
  const listen = (started: DictationRun) => {
    if (isGone.current) return started.abort();
    run.current = started;
    setPhase('listening');
    setSaid(matchMedia('(pointer: fine)').matches ? texts.listeningByKeys : texts.listening);
  };
  const begin = () => {
    if (offer?.kind !== 'ready' || phase === 'starting' || run.current) return;
    words.begin();
    setSaid(texts.starting);
    setPhase('starting');
    offer.start(events).then(listen, (error: Error) => end(error.message));
  };
  const stop = () => {
    setPhase('finishing');
    setLevel(0);
    setSaid(texts.finishing);
    run.current?.stop();
  };
  // A field that goes hears nothing more.
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      run.current?.abort();
    };
  }, []);
  return {
    phase,
    level,
    guess,
    said,
    begin,
    stop,
    isRunning: () => run.current !== undefined,
    setPhase,
    setSaid,
  };
}
