import type { readPublishing } from '#contracts/legal/legal.contract.ts';
import type { LegalKind } from '#contracts/legal/legal.vocabulary.ts';
import type { ResponseOf } from '#contracts/operation.ts';

export type Publishing = ResponseOf<typeof readPublishing>;

/** A version being written. `effect` is a day in Paris. */
export type VersionDraft = {
  kind: LegalKind;
  language: string;
  text: string;
  summary: string;
  effect: string;
  earlyReason: string;
};
export type DraftProblems = Partial<Record<'text' | 'summary' | 'effect' | 'earlyReason', string>>;
