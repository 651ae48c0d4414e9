// Joins resumable uploads (platform) with who receives them, cases or verifications: who is calling, may they, what to do
// when whole.

import type { UploadResult } from '#contracts/photos/photo.contract.ts';
import { photoErrorsFr } from '#contracts/photos/photo.fr.ts';
import { evidenceMetadataSchema } from '#contracts/professionals/verification.contract.ts';
import { sessionCookie } from '#server/modules/accounts/session.routes.ts';
import {
  authoriseFile,
  keepFile,
  type ReceiveParts,
  readUploadMetadata,
} from '#server/modules/cases/receive-file.ts';
import { authoriseEvidence, keepEvidence } from '#server/modules/professionals/public.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { describeProblem, type ProblemTable } from '#server/platform/http/problem.ts';
import { createGate } from '#server/platform/images/bounded-gate.ts';
import { registerUploads } from '#server/platform/uploads/register-uploads.ts';
import type { SealedUploadStore } from '#server/platform/uploads/sealed-upload-store.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { RuleName } from '#server/policy/rules.ts';
import type { Admit, Knock } from './doorkeeper.ts';

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

/** Who is to receive a file of this purpose. */
type Receiver = {
  gate: 'photo' | 'document';
  authorise: (actor: AccountActor, isNew: boolean) => Promise<{ ownerId: string; maxBytes: number }>;
  keep: (actor: AccountActor, uploadId: string, content: Buffer) => Promise<UploadResult>;
};

function receiverOf(parts: UploadParts, raw: Readonly<Record<string, string | null>>): Receiver {
  const evidence = raw['purpose'] === 'evidence' ? evidenceMetadataSchema.safeParse(raw) : undefined;
  if (evidence?.success) {
    const metadata = evidence.data;
    return {
      gate: 'document',
      authorise: (actor, isNew) => authoriseEvidence(parts, actor, metadata, isNew),
      keep: (actor, uploadId, content) => keepEvidence(parts, actor, { uploadId, metadata, content }),
    };
  }
  const metadata = readUploadMetadata(raw);
  return {
    gate: metadata.purpose,
    authorise: (actor, isNew) => authoriseFile(parts, actor, metadata, isNew),
    keep: (actor, uploadId, content) => keepFile(parts, actor, { uploadId, metadata, content }),
  };
}

export async function bindUploads(server: HttpServer<AccountActor>, parts: UploadParts): Promise<void> {
  const gates = { photo: createGate(photosAtOnce), document: createGate(documentsAtOnce) };
  // A piece of a file keeps no session awake, only beginning one does. A locked session takes no further piece: the
  // browser waits and goes on from the last byte; a file whose last piece was on its way is kept.
  const callerOf = async (request: Request, door: RuleName, knock: Knock) => {
    const actor = await parts.admit(request.cookies[sessionCookie], door, knock);
    if (!actor) throw new AppError('session.required');
    return actor;
  };
  await registerUploads(server.fastify, {
    path: '/api/uploads',
    store: parts.store,
    newId: parts.newId,
    authorize: async (request, claim) => {
      const actor = await callerOf(request, doorOf(claim.metadata), {
        by: claim.kind === 'create' ? 'person' : 'page',
      });
      return receiverOf(parts, claim.metadata).authorise(actor, claim.kind === 'create');
    },
    onFinish: async (uploadId, info, readAll, request) => {
      const actor = await callerOf(request, doorOf(info.metadata), { by: 'page', isUnderWay: true });
      const receiver = receiverOf(parts, info.metadata);
      try {
        const body = await gates[receiver.gate].run(async () =>
          receiver.keep(actor, uploadId, await readAll()),
        );
        if (body === 'busy') throw new AppError('photo.busy', { retryAfterSeconds: busyRetrySeconds });
        return { status: 200, body };
      } catch (error) {
        return refusalOfContent(parts.problems, error, parts.newId);
      }
    },
  });
}

function doorOf(raw: Readonly<Record<string, string | null>>): RuleName {
  return raw['purpose'] === 'evidence' ? 'verification.evidence' : 'uploads.create';
}

type Request = { cookies: Readonly<Record<string, string | undefined>> };

/** What the file is cannot change by trying again: that refusal is final. Anything else is tried again. */
function refusalOfContent(problems: ProblemTable, error: unknown, newId: () => string) {
  const isFinal = error instanceof AppError && error.code in photoErrorsFr && !passing.has(error.code);
  if (!isFinal) throw error;
  const { problem } = describeProblem(problems, error, newId);
  return { status: problem.status, body: problem };
}

const passing = new Set(['photo.busy', 'document.scan_unavailable', 'photo.not_found', 'document.not_found']);
