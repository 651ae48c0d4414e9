// Which recogniser this instance has, and what its pages are told about dictation (B-028).
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import { type DictationParts, dictationLimit } from '#server/modules/dictation/public.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { createSpeechGateway } from '#server/ports/speech/providers/gateway.adapter.ts';
import { createSherpaRecogniser } from '#server/ports/speech/providers/sherpa.adapter.ts';
import type { SpeechRecogniser } from '#server/ports/speech/speech.port.ts';
import type { AppParts } from './app-parts.ts';
import type { Config } from './config.ts';

/** Ends the recogniser when the server ends. @throws ModelProblem when the folder that is set holds no whole model */
export function openSpeech(
  config: Config,
  undo: (name: string, stop: () => Promise<unknown> | unknown) => void,
): NonNullable<AppParts['speech']> {
  const recogniser = recogniserOf(config);
  undo('speech recogniser', () => recogniser?.close());
  return { recogniser, allowsBrowserCloud: config.speech.allowsBrowserCloud };
}

function recogniserOf({ speech }: Config): SpeechRecogniser | undefined {
  if (speech.modelDirectory !== undefined) return createSherpaRecogniser(speech.modelDirectory);
  return speech.gateway && createSpeechGateway(speech.gateway);
}

export function dictationPartsOf({ database, speech }: AppParts): DictationParts {
  return {
    recogniser: speech?.recogniser,
    limit: createAttemptLimit(database.pool, { name: 'dictation', ...dictationLimit }),
    mostPerHour: dictationLimit.attempts,
  };
}

export function presentDictation(speech: AppParts['speech']): SessionView['instance']['dictation'] {
  return {
    hasServer: speech?.recogniser !== undefined,
    allowsBrowserCloud: speech?.allowsBrowserCloud ?? false,
  };
}
