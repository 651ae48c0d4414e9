import {
  installLocal,
  type LocalState,
  localStateOf,
  type RecognitionClass,
  recognitionClass,
  startBrowserDictation,
} from './browser-recogniser.ts';
import { dictationFr } from './dictation.fr.ts';
import type { DictationEngine, DictationEvents, DictationRun, DictationSettings } from './engine.ts';
import { canHear } from './microphone.ts';

type Choice = 'device' | 'server' | 'device-after-download' | 'cloud' | 'none';

/**
 * B-028: the device first, for nothing leaves it; then the instance's own recogniser; then the device once its browser has
 * fetched a model; the browser maker's servers only where the operator agreed.
 */
export function chooseEngine(
  state: LocalState,
  hasRecognition: boolean,
  settings: DictationSettings,
): Choice {
  if (state === 'available') return 'device';
  if (settings.hasServer) return 'server';
  if (state !== 'unavailable') return 'device-after-download';
  return hasRecognition && settings.allowsBrowserCloud ? 'cloud' : 'none';
}

/** What this device and this instance have. */
export async function findEngine(settings: DictationSettings): Promise<DictationEngine> {
  if (!canHear()) return { kind: 'none', reason: dictationFr.insecure };
  const found = recognitionClass();
  const choice = chooseEngine(await localStateOf(found), found !== undefined, settings);
  if (choice === 'server') return { kind: 'server', start: startOnServer };
  if (choice === 'none' || !found) return { kind: 'none', reason: dictationFr.noEngine };
  if (choice === 'cloud') return { kind: 'cloud', start: (events) => startInBrowser(found, false, events) };
  if (choice === 'device') return { kind: 'device', start: (events) => startInBrowser(found, true, events) };
  return {
    kind: 'device',
    start: async (events) => {
      if (!(await installLocal(found))) throw new Error(dictationFr.fetching);
      return startInBrowser(found, true, events);
    },
  };
}

/** What corrects, and what sends, comes when somebody dictates and not before. */
async function startOnServer(events: DictationEvents): Promise<DictationRun> {
  const [{ startServerDictation }, { correctDictation }] = await Promise.all([
    import('./server-dictation.ts'),
    import('./correct-dictation.ts'),
  ]);
  return startServerDictation(events, correctDictation);
}

async function startInBrowser(
  found: RecognitionClass,
  isLocal: boolean,
  events: DictationEvents,
): Promise<DictationRun> {
  const { correctDictation } = await import('./correct-dictation.ts');
  return startBrowserDictation(found, isLocal, events, correctDictation);
}
