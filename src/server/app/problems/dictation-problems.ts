import { type DictationErrorCode, dictationErrorsFr } from '#contracts/dictation/dictation.fr.ts';
import type { ModuleProblems } from '#server/platform/http/problem.ts';

const dictationStatuses: Record<DictationErrorCode, number> = {
  'dictation.not_offered': 409,
  'dictation.not_audio': 422,
  'dictation.too_long': 413,
  'dictation.busy': 503,
  'dictation.failed': 422,
  'dictation.too_many': 429,
};

/** Speech to text. */
export const dictationProblems: ModuleProblems = { statuses: dictationStatuses, titles: dictationErrorsFr };
