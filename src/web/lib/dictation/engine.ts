/** What an engine tells while it listens; the same shape as the fields of `ui` take. */
export type DictationEvents = {
  onLevel: (level: number) => void;
  onHeard: (text: string) => void;
  onGuess?: (text: string) => void;
  onEnd: (trouble?: string) => void;
};
export type DictationRun = { stop: () => void; abort: () => void };

/** How an engine would be started, or why there is none. */
export type DictationEngine =
  | { kind: 'device' | 'server' | 'cloud'; start: (events: DictationEvents) => Promise<DictationRun> }
  | { kind: 'none'; reason: string };

/** What the instance says of itself (`session.instance.dictation`). */
export type DictationSettings = { hasServer: boolean; allowsBrowserCloud: boolean };
