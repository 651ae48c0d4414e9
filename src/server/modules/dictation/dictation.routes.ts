// Dictation over HTTP: one operation, whose body is sound and not JSON.
import { transcribeSpeech as transcribeOperation } from '#contracts/dictation/dictation.contract.ts';
import { maxSpeechBytes, speechContentType } from '#contracts/dictation/speech-audio.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { type DictationParts, transcribeSpeech } from './use-cases/transcribe-speech.ts';

/** A little more than the longest piece, so that one that is just too long is told so. */
const bodyBytes = maxSpeechBytes + 64 * 1024;
/** The longest wait in the recogniser's queue, its start included. */
const handlerMs = 180_000;

export function bindDictationRoutes(server: HttpServer<AccountActor>, parts: DictationParts): void {
  bindOperation(server, transcribeOperation, {
    access: { kind: 'signed-in', rule: 'dictation.use' },
    idempotency: 'natural',
    maxBodyBytes: bodyBytes,
    timeoutMs: handlerMs,
    rawBody: { contentTypes: [speechContentType] },
    handler: ({ actor, rawBody }) =>
      transcribeSpeech(parts, { accountId: actor.accountId, bytes: rawBody ?? Buffer.alloc(0) }),
  });
}
