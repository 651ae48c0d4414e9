import { z } from 'zod';
import { defineOperation, json } from '../operation.ts';

/** The most characters that a piece of speech becomes. */
export const maxTranscriptLength = 4_000;

export const transcribeSpeech = defineOperation({
  id: 'dictation.transcribe',
  method: 'POST',
  path: '/api/dictation/transcriptions',
  summary: 'Speech to text: the body is a WAV of at most 60 s (B-028); nothing of it is kept',
  response: json(z.object({ text: z.string().max(maxTranscriptLength) })),
  errors: [
    'dictation.not_offered',
    'dictation.not_audio',
    'dictation.too_long',
    'dictation.busy',
    'dictation.failed',
    'dictation.too_many',
  ],
});

export const dictationOperations = [transcribeSpeech] as const;
