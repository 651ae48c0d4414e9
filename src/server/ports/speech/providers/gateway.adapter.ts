/*
 * A recogniser behind HTTP: the multipart shape of `POST …/v1/audio/transcriptions` that many speech servers speak. Whoever
 * runs it hears health data in clear and becomes a sub-processor, unless it is the operator. Bounds: pieces at once, waiting,
 * time, bytes of the answer; no redirect is followed.
 */
import { z } from 'zod';
import { createGate } from '#server/platform/images/bounded-gate.ts';
import { type SpeechRecogniser, SpeechRefused, TryLater } from '../speech.port.ts';
import { tidyTranscript } from '../tidy-transcript.ts';

export type GatewaySettings = {
  /** The whole address, path included. */
  url: string;
  apiKey: string | undefined;
  /** What the server calls the model to use. */
  model: string;
};
export type GatewayLimits = { timeLimitMs: number; atOnce: number; waiting: number };

const defaultLimits: GatewayLimits = { timeLimitMs: 25_000, atOnce: 4, waiting: 8 };
const maxAnswerBytes = 64 * 1024;
const answerSchema = z.object({ text: z.string() });

export function createSpeechGateway(
  settings: GatewaySettings,
  limits: Partial<GatewayLimits> = {},
): SpeechRecogniser {
  const { atOnce, waiting, timeLimitMs } = { ...defaultLimits, ...limits };
  const gate = createGate({ concurrency: atOnce, queueLength: waiting });
  const closing = new AbortController();
  return {
    close: async () => closing.abort(),
    async recognise({ wav }) {
      const signal = () => AbortSignal.any([closing.signal, AbortSignal.timeout(timeLimitMs)]);
      const answer = await gate.run(() => ask(settings, wav, signal()));
      if (answer === 'busy') throw new TryLater('Too many pieces wait for the recogniser');
      return tidyTranscript(answer.text);
    },
  };
}

async function ask(
  { url, apiKey, model }: GatewaySettings,
  wav: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<{ text: string }> {
  const body = new FormData();
  body.set('file', new Blob([wav], { type: 'audio/wav' }), 'audio.wav');
  body.set('model', model);
  body.set('language', 'fr');
  body.set('response_format', 'json');
  // As bytes: a form sent as a stream and aborted rejects where nobody can catch it.
  const form = new Response(body);
  const headers = {
    'content-type': form.headers.get('content-type') ?? '',
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const content = await form.arrayBuffer();
  let response: Response;
  let bytes: Buffer;
  try {
    response = await fetch(url, { method: 'POST', body: content, headers, redirect: 'error', signal });
    bytes = await readBounded(response);
  } catch (error) {
    if (error instanceof SpeechRefused) throw error;
    throw new TryLater('The recogniser cannot be reached, or is too slow');
  }
  if (response.status === 429 || response.status >= 500) throw new TryLater(`It answered ${response.status}`);
  if (!response.ok) throw new SpeechRefused(`It answered ${response.status}`);
  const parsed = answerSchema.safeParse(parseJson(bytes.toString('utf8')));
  if (!parsed.success) throw new SpeechRefused('It answered in another shape');
  return parsed.data;
}

async function readBounded(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > maxAnswerBytes) throw new SpeechRefused('The answer is too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
