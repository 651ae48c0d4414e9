/*
 * What a recogniser answered, as the port promises it: one line, bounded, without control signs. Every provider ends here.
 */
import { maxTranscriptLength } from '#contracts/dictation/dictation.contract.ts';
import { SpeechRefused } from './speech.port.ts';

/** @throws SpeechRefused for what is no text or longer than any piece can be */
export function tidyTranscript(heard: unknown): string {
  if (typeof heard !== 'string') throw new SpeechRefused('The recogniser answered no text');
  const text = heard.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (text.length > maxTranscriptLength) throw new SpeechRefused('The recogniser answered too much');
  return text;
}
