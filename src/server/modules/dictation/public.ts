export { bindDictationRoutes } from './dictation.routes.ts';
export { type DictationParts, dictationLimit } from './use-cases/transcribe-speech.ts';
