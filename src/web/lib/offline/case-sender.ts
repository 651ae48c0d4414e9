/**
 * Sends what waits of one request: its creation, what was typed, its photos, then « send ». A refusal is written on the
 * thing it befell and holds the sending back.
 */
import { ApiProblem } from '../problem-errors.ts';
import { offlineFr } from './offline.fr.ts';
import { releaseDraft, submissionOf } from './parts-of-case.ts';
import { NotNow, refusalIn } from './refusals.ts';
import type {
  KeptDraft,
  Refusal,
  Waiting,
  WaitingCreation,
  WaitingItem,
  WaitingPhoto,
  WaitingSubmission,
} from './waiting.ts';
import type { WaitingList } from './waiting-list.ts';

/** How each kind is sent. Each rejects with ApiProblem (refused), Offline (unknown) or what else befell it. */
export type OutboxSenders = {
  create: (item: WaitingCreation) => Promise<unknown>;
  /** Answers the new revision. */
  saveDraft: (draft: KeptDraft) => Promise<number>;
  photo: (
    item: WaitingPhoto,
    file: Blob,
    on: { fraction: (fraction: number) => void; url: (url: string) => void; signal: AbortSignal },
  ) => Promise<unknown>;
  submit: (item: WaitingSubmission) => Promise<unknown>;
  /** Whether a refused sending has in truth arrived before: its answer was lost. */
  hasArrived: (item: WaitingSubmission) => Promise<boolean>;
};

/** A screen that shows a request writes its draft by itself. */
export type OpenDraft = {
  flush: () => Promise<boolean>;
  /** The last saving was refused: the same again would be too, until the person changes or settles something. */
  isRefused: () => boolean;
  revision: () => number;
};

export type CaseSenderParts = {
  list: WaitingList;
  senders: OutboxSenders;
  pageOf: (caseId: string) => OpenDraft | undefined;
  /** Of the sending that runs now. */
  signal: () => AbortSignal;
  /** The server has acknowledged something. */
  onContact: () => void;
  /** The server has it. */
  onTaken: (item: WaitingItem) => Promise<void>;
};

export class CaseSender {
  readonly #parts: CaseSenderParts;
  readonly #list: WaitingList;

  constructor(parts: CaseSenderParts) {
    this.#parts = parts;
    this.#list = parts.list;
  }

  /** `group`: what waits of one request, in order. @throws NotNow */
  async sendCase(group: readonly Waiting[]): Promise<void> {
    let obstacle: Refusal | undefined;
    for (const { id } of group) {
      const item = this.#list.get(id);
      if (!item || this.#list.isDone(id)) continue;
      if (item.kind === 'submit' && obstacle && !item.refusal) {
        await this.#list.keep({ ...item, refusal: { message: offlineFr.partRefused, code: undefined } });
        continue;
      }
      const refusal = item.refusal ?? (await this.#send(item));
      if (refusal && item.kind === 'create') return;
      obstacle ??= refusal;
    }
  }

  /** Undefined once it has arrived. @throws NotNow */
  async #send(item: Waiting): Promise<Refusal | undefined> {
    try {
      if (item.kind === 'draft') await this.#sendDraft(item);
      else if (item.kind === 'photo') await this.#sendPhoto(item);
      else if (item.kind === 'create') await this.#parts.senders.create(item);
      else await this.#submit(item);
    } catch (error) {
      const refusal = refusalIn(error);
      if (!this.#list.store) throw new NotNow(false);
      const last = this.#list.get(item.id);
      if (last) await this.#list.keep({ ...last, refusal });
      return refusal;
    }
    if (item.kind !== 'draft') {
      this.#parts.onContact();
      await this.#parts.onTaken(item);
    }
    if (!this.#list.store) throw new NotNow(false);
    return undefined;
  }

  async #sendDraft(draft: KeptDraft): Promise<void> {
    const { caseId } = draft;
    const page = this.#parts.pageOf(caseId);
    if (page) {
      if (!(await page.flush())) throw new NotNow(!page.isRefused());
      await this.#nameRevision(caseId, page.revision());
      return;
    }
    const revision = draft.isUnsent ? await this.#saveDraft(draft) : draft.base.revision;
    await this.#nameRevision(caseId, revision);
    // Typed again meanwhile, in a screen that was opened in between: that one saves.
    if (this.#parts.pageOf(caseId)) return;
    await releaseDraft(this.#list, caseId, { content: draft.content, revision });
  }

  async #saveDraft(draft: KeptDraft): Promise<number> {
    const revision = await this.#parts.senders.saveDraft(draft);
    this.#parts.onContact();
    return revision;
  }

  async #nameRevision(caseId: string, revision: number): Promise<void> {
    const submission = submissionOf(this.#list, caseId);
    if (submission && submission.revision !== revision) await this.#list.keep({ ...submission, revision });
  }

  async #sendPhoto(item: WaitingPhoto): Promise<void> {
    const list = this.#list;
    const file = await list.fileOf(item.id);
    if (!file) {
      // Its bytes are gone (storage cleared, a write that a crash cut off): only the person can take it again.
      const gone = { type: 'about:blank', title: offlineFr.photoGone, status: 410, code: 'photo.gone' };
      throw new ApiProblem(gone);
    }
    list.show(item.id, { kind: 'sending', fraction: list.fractionOf(item.id) });
    await this.#parts.senders.photo(item, file, {
      fraction: (fraction) => list.show(item.id, { kind: 'sending', fraction }),
      url: (uploadUrl) => {
        const last = list.get(item.id);
        if (last?.kind === 'photo') list.keep({ ...last, uploadUrl }).catch(() => undefined);
      },
      signal: this.#parts.signal(),
    });
  }

  async #submit(item: WaitingSubmission): Promise<void> {
    const asked = submissionOf(this.#list, item.caseId) ?? item;
    try {
      await this.#parts.senders.submit(asked);
    } catch (error) {
      const refusal = refusalIn(error);
      if (await this.#parts.senders.hasArrived(asked)) return;
      // What a colleague wrote meanwhile is read by a person before it is sent.
      if (refusal.code !== 'request.version_conflict') throw error;
      throw new ApiProblem({
        type: 'about:blank',
        title: offlineFr.conflict,
        status: 409,
        code: refusal.code,
      });
    }
  }
}
