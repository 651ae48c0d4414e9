/** How the outbox speaks to the server: the same operations as the screens, one idempotency key per intention. */
import {
  createCase,
  saveDraft as saveDraftOperation,
  submitCase,
} from '#contracts/cases/case-request.contract.ts';
import { getCase } from '#contracts/cases/case-view.contract.ts';
import { call } from '../api-client.ts';
import { isSameContent } from '../merge-contents.ts';
import { ApiProblem, Offline } from '../problem-errors.ts';
import { startUpload, type UploadState } from '../uploads.ts';
import type { OutboxSenders } from './case-sender.ts';
import { offlineFr } from './offline.fr.ts';
import type { KeptDraft, WaitingPhoto } from './waiting.ts';

/** The outbox tries again by itself: a person soon sees that it waits. */
const shortRetriesMs = [0, 1_000, 3_000];

export const senders: OutboxSenders = {
  create: ({ caseId, form, key }) => call(createCase, { body: { form, caseId }, idempotencyKey: key }),
  saveDraft,
  photo: sendPhoto,
  submit: ({ caseId, revision, key }) =>
    call(submitCase, { params: { caseId }, body: { revision, points: [] }, idempotencyKey: key }),
  hasArrived: async ({ caseId, isFirst }) => {
    const { status, workingCopy } = await call(getCase, { params: { caseId } });
    return isFirst ? status !== 'draft' : workingCopy === null;
  },
};

/** What a colleague changed meanwhile is brought together on the screen, where a person sees it: here it is refused. */
async function saveDraft({ caseId, content, base }: KeptDraft): Promise<number> {
  const params = { caseId };
  try {
    return (await call(saveDraftOperation, { params, body: { content, revision: base.revision } })).revision;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'request.version_conflict') throw error;
    const there = await call(getCase, { params });
    // An earlier try had arrived and its answer was lost.
    if (isSameContent(there.workingCopy ?? there.content, content)) return there.revision;
    throw new ApiProblem({ ...error.problem, title: offlineFr.conflict, detail: offlineFr.conflict });
  }
}

function sendPhoto(
  { metadata, uploadUrl }: WaitingPhoto,
  file: Blob,
  on: Parameters<OutboxSenders['photo']>[2],
): Promise<unknown> {
  return new Promise((done, failed) => {
    const upload = startUpload({
      file,
      metadata,
      uploadUrl,
      retryDelaysMs: shortRetriesMs,
      onUrl: on.url,
      onState: (state) => {
        if (state.kind === 'sending') on.fraction(state.fraction);
        else if (state.kind === 'done') done(state.result);
        else if (state.kind !== 'waiting') {
          // An interrupted one is tried again by the outbox, from where the server stopped receiving.
          void upload.then((handle) => handle.leave());
          failed(errorOf(state));
        }
      },
    });
    on.signal.addEventListener('abort', () => {
      void upload.then((handle) => handle.leave());
      failed(on.signal.reason);
    });
    upload.catch(() => failed(new Offline()));
  });
}

function errorOf(state: Extract<UploadState, { kind: 'interrupted' | 'refused' }>): Error {
  if (state.kind === 'refused') return problemOf(state.message, state.code);
  return state.isHeldUp ? problemOf(state.message, 'session.locked') : new Offline();
}

function problemOf(title: string, code = 'photo.refused'): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title, status: 422, code });
}
