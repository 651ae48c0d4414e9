/** What waits for the network, as it is sealed and as screens show it. */
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { UploadMetadata } from '#contracts/photos/photo.contract.ts';

/** Why the server took it not: a French sentence for the person. */
export type Refusal = { message: string; code: string | undefined };

type Common = {
  id: string;
  caseId: string;
  /** Order of arrival. */
  seq: number;
  refusal?: Refusal;
};

/** A request begun without a network, under an id made here. */
export type WaitingCreation = Common & { kind: 'create'; key: string; form: FormId };

export type WaitingPhoto = Common & {
  kind: 'photo';
  metadata: UploadMetadata;
  name: string;
  type: string;
  bytes: number;
  /** Where the server receives it, once it has answered: the upload goes on there. */
  uploadUrl?: string;
};

export type WaitingSubmission = Common & {
  kind: 'submit';
  /** One key for one intention: the server takes it once, however often it is sent. */
  key: string;
  /** The revision it names; known once the draft before it is saved. */
  revision: number;
  isFirst: boolean;
};

/** What was typed into a request, and what the server held when it was last read. */
export type KeptDraft = Common & {
  kind: 'draft';
  caseView: CaseView;
  base: { content: CaseContent; revision: number };
  content: CaseContent;
  /** Something of it is not on the server yet. */
  isUnsent: boolean;
};

export type WaitingItem = WaitingCreation | WaitingPhoto | WaitingSubmission;
export type Waiting = WaitingItem | KeptDraft;

/** `fraction` of a thing that waits: how far it had come, 0 to 1. */
export type ItemProgress =
  | { kind: 'waiting'; fraction: number }
  | { kind: 'sending'; fraction: number }
  | { kind: 'done' };

export function draftId(caseId: string): string {
  return `draft-${caseId}`;
}

const phases = ['create', 'draft', 'photo', 'submit'] as const;

/** Cases in order of arrival; within one: its creation, what was typed, its photos, then its sending. */
export function inOrder(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const byCase = Map.groupBy(
    all.toSorted((one, other) => one.seq - other.seq),
    ({ caseId }) => caseId,
  );
  return [...byCase.values()].map((items) =>
    items.toSorted((one, other) => phases.indexOf(one.kind) - phases.indexOf(other.kind)),
  );
}

/** Whether what was read from the store is one of ours; a record of another version is left alone. */
export function isWaiting(value: unknown): value is Waiting {
  const { kind, id, caseId, seq } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return (
    (phases as readonly unknown[]).includes(kind) &&
    typeof id === 'string' &&
    typeof caseId === 'string' &&
    typeof seq === 'number'
  );
}
