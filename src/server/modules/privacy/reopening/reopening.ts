// What is sealed of a request to come back, under a key of its own: who asks has no account.
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';

export type ReopeningWords = { email: string; rpps: string; text: string };
/** `addressId` is the row that the answer was mailed through; it goes with the request. */
export type ReopeningAnswer = { text: string; addressId: string };

const wordsContext = (id: string) => `reopening:${id}`;
const answerContext = (id: string) => `reopening-answer:${id}`;

export function sealWords(keyring: Keyring, dataKey: string, id: string, words: ReopeningWords): Buffer {
  return sealJson(keyring.unwrap(dataKey), wordsContext(id), words);
}

export function openWords(keyring: Keyring, dataKey: string, id: string, sealed: Buffer): ReopeningWords {
  return openJson<ReopeningWords>(keyring.unwrap(dataKey), wordsContext(id), sealed);
}

export function sealAnswer(keyring: Keyring, dataKey: string, id: string, answer: ReopeningAnswer): Buffer {
  return sealJson(keyring.unwrap(dataKey), answerContext(id), answer);
}

export function openAnswer(keyring: Keyring, dataKey: string, id: string, sealed: Buffer): ReopeningAnswer {
  return openJson<ReopeningAnswer>(keyring.unwrap(dataKey), answerContext(id), sealed);
}
