// Joins resumable uploads (platform) with the cases that receive them: who is calling, may they, what to do when whole.
import { photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import { sessionCookie } from '#server/modules/accounts/session.routes.ts';
import {
  authoriseFile,
  keepFile,
  type ReceiveParts,
  readUploadMetadata,
} from '#server/modules/cases/receive-file.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { describeProblem, type ProblemTable } from '#server/platform/http/problem.ts';
import { createGate } from '#server/platform/images/bounded-gate.ts';
import { registerUploads } from '#server/platform/uploads/register-uploads.ts';
import type { SealedUploadStore } from '#server/platform/uploads/sealed-upload-store.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Admit } from './doorkeeper.ts';

export type UploadParts = ReceiveParts & {
  store: SealedUploadStore;
  admit: Admit;
  problems: ProblemTable;
  newId: () => string;
};

/** Whole files are in memory (up to 50 MB, twice) only for so many at once; others wait on disk. */
const photosAtOnce = { concurrency: 3, queueLength: 100 };
const documentsAtOnce = { concurrency: 2, queueLength: 50 };
const busyRetrySeconds = 5;

export async function bindUploads(server: HttpServer<AccountActor>, parts: UploadParts): Promise<void> {
  const gates = { photo: createGate(photosAtOnce), document: createGate(documentsAtOnce) };
  const callerOf = async (request: { cookies: Readonly<Record<string, string | undefined>> }) => {
    const actor = await parts.admit(request.cookies[sessionCookie], 'uploads.create');
    if (!actor) throw new AppError('session.required');
    return actor;
  };
  await registerUploads(server.fastify, {
    path: '/api/uploads',
    store: parts.store,
    newId: parts.newId,
    authorize: async (request, claim) => {
      const actor = await callerOf(request);
      return authoriseFile(parts, actor, readUploadMetadata(claim.metadata), claim.kind === 'create');
    },
    onFinish: async (uploadId, info, readAll, request) => {
      const actor = await callerOf(request);
      const metadata = readUploadMetadata(info.metadata);
      try {
        const body = await gates[metadata.purpose].run(async () =>
          keepFile(parts, actor, { uploadId, metadata, content: await readAll() }),
        );
        if (body === 'busy') throw new AppError('photo.busy', { retryAfterSeconds: busyRetrySeconds });
        return { status: 200, body };
      } catch (error) {
        return refusalOfContent(parts.problems, error, parts.newId);
      }
    },
  });
}

/** What the file is cannot change by trying again: that refusal is final. Anything else is tried again. */
function refusalOfContent(problems: ProblemTable, error: unknown, newId: () => string) {
  const isFinal = error instanceof AppError && error.code in photoErrorsFr && !passing.has(error.code);
  if (!isFinal) throw error;
  const { problem } = describeProblem(problems, error, newId);
  return { status: problem.status, body: problem };
}

const passing = new Set(['photo.busy', 'document.scan_unavailable', 'photo.not_found', 'document.not_found']);
