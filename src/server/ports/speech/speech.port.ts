/*
 * Turns a short piece of spoken French into text (B-028). It hears health data in clear: it keeps neither sound nor text,
 * logs neither, and does not learn who speaks or about whom. It corrects nothing: medical words are put right in the browser.
 */

/** The recogniser cannot answer now (stopped, too busy, too slow); the same piece may pass later. */
export class TryLater extends Error {
  override name = 'TryLater';
}

/** The recogniser does not take this piece, or answers what is no text: it will not pass later either. */
export class SpeechRefused extends Error {
  override name = 'SpeechRefused';
}

/** One piece, as `readWav` of the contracts let it through: 16,000 samples a second from -1 to 1, at most 60 s. */
export type SpeechPiece = {
  wav: Uint8Array<ArrayBuffer>;
  samples: Float32Array<ArrayBuffer>;
  seconds: number;
};

export type SpeechRecogniser = {
  /** The words heard, without line ends, at most 4,000 characters; empty for silence. Throws `TryLater`, `SpeechRefused`. */
  recognise(piece: SpeechPiece): Promise<string>;
  /** Ends what the recogniser has started; pieces under way fail. */
  close(): Promise<void>;
};
