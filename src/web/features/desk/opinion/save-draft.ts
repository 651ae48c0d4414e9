import { getOpinionDraft, saveOpinionDraft } from '#contracts/cases/case-expert.contract.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import { call, newIdempotencyKey } from '#web/lib/api-client.ts';
import { ApiProblem } from '#web/lib/problem-errors.ts';

export type StoredDraft = { opinion: Opinion; revision: number };

/** What the saver needs of the outside; the screen gives the API, a test its own. */
export type DraftCalls = {
  save: (draft: StoredDraft, idempotencyKey: string) => Promise<{ revision: number }>;
  read: () => Promise<StoredDraft>;
};

/** Somebody (another tab, another device) saved a different text in between. */
export class DraftConflict extends Error {
  readonly other: StoredDraft;

  constructor(message: string, other: StoredDraft) {
    super(message);
    this.name = 'DraftConflict';
    this.other = other;
  }
}

/**
 * Saves one opinion after another, each on the revision the server last told. An answer that was lost on the way is no
 * conflict: the same attempt keeps its key, and a server text equal to what was sent is taken as saved.
 */
export function createDraftSaver(calls: DraftCalls, firstRevision: number) {
  let revision = firstRevision;
  let attempt: { of: string; key: string } | undefined;
  return {
    save: async (opinion: Opinion): Promise<void> => {
      const of = JSON.stringify([revision, opinion]);
      if (attempt?.of !== of) {
        attempt = { of, key: newIdempotencyKey() };
      }
      try {
        ({ revision } = await calls.save({ opinion, revision }, attempt.key));
      } catch (error) {
        if (!(error instanceof ApiProblem && error.code === 'request.version_conflict')) {
          throw error;
        }
        const other = await calls.read();
        if (JSON.stringify(other.opinion) !== JSON.stringify(opinion)) {
          throw new DraftConflict(error.message, other);
        }
        revision = other.revision;
      }
    },
    /** After the person chose: the next save builds on this revision. */
    continueFrom: (chosen: number) => {
      revision = chosen;
    },
  };
}

/** The saver of one case over the API. */
export function draftCallsOf(caseId: string): DraftCalls {
  const params = { caseId };
  return {
    save: (body, idempotencyKey) => call(saveOpinionDraft, { params, body, idempotencyKey }),
    read: () => call(getOpinionDraft, { params }),
  };
}
