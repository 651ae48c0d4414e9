import { correctWords } from './correct-words.ts';
import { writeMeasures } from './spoken-measures.ts';
import { writeSigns } from './spoken-signs.ts';

/**
 * What a recogniser heard, as somebody would have typed it (B-028): spelling of medical words, measures in figures, signs
 * that were said. Pure; the person reads it again in any case.
 */
export function correctDictation(heard: string): string {
  return writeSigns(writeMeasures(correctWords(heard.normalize('NFC')))).replaceAll(/^ +| +$/g, '');
}
