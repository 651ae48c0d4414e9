/**
 * Sends what waits, in order, as soon as it can: within a request its creation, what was typed, its photos, then « send ».
 * Each thing is sealed before it is sent and wiped once the server has acknowledged it. A refusal stays, with its reason,
 * until the person has dealt with it. One window of the browser sends at a time.
 */
import { ApiProblem, Offline, sentenceOf } from '../problem-errors.ts';
import { offlineFr } from './offline.fr.ts';
import { StoreLocked } from './sealed-store.ts';
import {
  draftId,
  inOrder,
  type KeptDraft,
  type Refusal,
  type Waiting,
  type WaitingCreation,
  type WaitingPhoto,
  type WaitingSubmission,
} from './waiting.ts';
import { type OutboxStore, WaitingList } from './waiting-list.ts';

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

export type OutboxParts = {
  senders: OutboxSenders;
  newId: () => string;
  /** Calls `run` after `ms`; the answer takes it back. */
  later: (ms: number, run: () => void) => () => void;
  /** Runs `work` while no other window does. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** To the other windows: what is kept has changed. */
  tellOthers: () => void;
  /** The server has acknowledged something. */
  onContact: () => void;
};

/** A screen that shows a request writes its draft by itself. */
export type OpenDraft = { flush: () => Promise<boolean>; revision: () => number };

const firstRetryMs = 2_000;
const longestRetryMs = 30_000;
/** Of the session or of the account: whoever settles it opens the outbox again. */
const held = /^(?:session|account|legal)\./;

/** No network, a locked screen, a server that is busy, or the person said so. */
export class NotNow extends Error {
  readonly mayRetry: boolean;

  constructor(mayRetry: boolean) {
    super('not now');
    this.name = 'NotNow';
    this.mayRetry = mayRetry;
  }
}

export class Outbox {
  readonly list: WaitingList;
  readonly #parts: OutboxParts;
  readonly #pages = new Map<string, OpenDraft>();
  readonly #arrived = new Set<(caseId: string) => Promise<unknown>>();
  readonly #sent = new Set<(caseId: string) => void>();
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  #abort = new AbortController();
  #failures = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.list = new WaitingList(parts.tellOthers);
  }

  /** `listener` reads the case again after something of it has arrived; a photo stays in sight until it has. */
  onArrived(listener: (caseId: string) => Promise<unknown>): () => void {
    this.#arrived.add(listener);
    return () => this.#arrived.delete(listener);
  }

  /** `listener` is told of each request that has left from here. */
  onSent(listener: (caseId: string) => void): () => void {
    this.#sent.add(listener);
    return () => this.#sent.delete(listener);
  }

  /** From now on things are kept there; what is there already is taken up. */
  async open(store: OutboxStore): Promise<void> {
    this.#abort = new AbortController();
    await this.list.use(store);
    this.wake();
  }

  /** Stops sending and forgets what was read; the store keeps it. */
  async close(): Promise<void> {
    this.#abort.abort(new NotNow(false));
    this.#cancelRetry();
    await this.list.use(undefined);
  }

  async addCreation(
    creation: Pick<WaitingCreation, 'caseId' | 'form' | 'key'>,
    draft: Omit<KeptDraft, 'kind' | 'id' | 'seq' | 'refusal'>,
  ): Promise<void> {
    await this.list.keep({ kind: 'create', id: this.#parts.newId(), seq: this.list.nextSeq(), ...creation });
    await this.keepDraft(draft);
    this.wake();
  }

  /** @throws StoreLocked */
  async addPhoto(photo: Pick<WaitingPhoto, 'caseId' | 'metadata' | 'name'>, file: Blob): Promise<void> {
    const base = { id: this.#parts.newId(), seq: this.list.nextSeq() };
    await this.list.keep({ kind: 'photo', ...base, type: file.type, bytes: file.size, ...photo }, file);
    this.wake();
  }

  /** One sending per request: asked twice it is the same one. */
  async addSubmission(
    submission: Pick<WaitingSubmission, 'caseId' | 'revision' | 'isFirst' | 'key'>,
  ): Promise<void> {
    const earlier = this.submissionOf(submission.caseId);
    if (earlier && !earlier.refusal) return;
    if (earlier) await this.list.wipe(earlier.id);
    const base = { id: this.#parts.newId(), seq: this.list.nextSeq() };
    await this.list.keep({ kind: 'submit', ...base, ...submission });
    this.wake();
  }

  submissionOf(caseId: string): WaitingSubmission | undefined {
    return this.#othersOf(caseId).find((item): item is WaitingSubmission => item.kind === 'submit');
  }

  isBeingCreated(caseId: string): boolean {
    return this.#othersOf(caseId).some((item) => item.kind === 'create');
  }

  draftOf(caseId: string): KeptDraft | undefined {
    const draft = this.list.get(draftId(caseId));
    return draft?.kind === 'draft' ? draft : undefined;
  }

  /** @throws StoreLocked */
  async keepDraft(draft: Omit<KeptDraft, 'kind' | 'id' | 'seq' | 'refusal'>): Promise<void> {
    const seq = this.draftOf(draft.caseId)?.seq ?? this.list.nextSeq();
    await this.list.keep({ kind: 'draft', id: draftId(draft.caseId), seq, ...draft });
  }

  /** What was typed is on the server as `base`; the draft goes unless something else of the request waits. */
  async releaseDraft(caseId: string, base: KeptDraft['base']): Promise<void> {
    const draft = this.draftOf(caseId);
    if (!draft) return;
    if (this.#othersOf(caseId).length === 0) {
      await this.list.wipe(draft.id);
    } else if (draft.isUnsent || draft.refusal || draft.base.revision !== base.revision) {
      const { refusal: _, ...rest } = draft;
      await this.list.keep({ ...rest, base, content: base.content, isUnsent: false });
    }
  }

  /** Stops it, or puts a refused one away. */
  async dismiss(id: string): Promise<void> {
    const item = this.list.get(id);
    if (!item) return;
    if (this.list.isBeingSent(id)) {
      this.#abort.abort(new NotNow(true));
      this.#abort = new AbortController();
    }
    await this.list.wipe(id);
    await this.#dropSettledDraft(item.caseId);
    this.wake();
  }

  /** A refused one is tried once more. */
  async retry(id: string): Promise<void> {
    const item = this.list.get(id);
    if (item?.refusal) {
      const { refusal: _, ...again } = item;
      await this.list.keep(again as Waiting);
    }
    this.wake();
  }

  /** While it is open, a request's draft is written by its screen. */
  openPage(caseId: string, page: OpenDraft): () => void {
    this.#pages.set(caseId, page);
    return () => {
      if (this.#pages.get(caseId) === page) this.#pages.delete(caseId);
      this.wake();
    };
  }

  isOpenHere(caseId: string): boolean {
    return this.#pages.has(caseId);
  }

  /** Tries now: the network may be back, the screen is unlocked, something came in. */
  wake(): void {
    this.#cancelRetry();
    if (!this.list.store) return;
    if (this.#running !== undefined) {
      this.#isAskedAgain = true;
      return;
    }
    this.#running = this.#parts
      .alone(() => this.#sendAll())
      .catch(() => undefined)
      .finally(() => {
        this.#running = undefined;
        if (this.#isAskedAgain) {
          this.#isAskedAgain = false;
          this.wake();
        }
      });
  }

  /** Until nothing is being sent. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #sendAll(): Promise<void> {
    await this.list.readAgain();
    try {
      for (const group of inOrder(this.list.all)) await this.#sendCase(group);
      this.#failures = 0;
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      if (error.mayRetry && this.list.store) {
        const wait = Math.min(firstRetryMs * 2 ** this.#failures, longestRetryMs);
        this.#failures += 1;
        this.#cancelRetry = this.#parts.later(wait, () => this.wake());
      }
    } finally {
      this.list.rest();
    }
  }

  async #sendCase(group: readonly Waiting[]): Promise<void> {
    let obstacle: Refusal | undefined;
    for (const { id } of group) {
      const item = this.list.get(id);
      if (!item || this.list.isDone(id)) continue;
      if (item.kind === 'submit' && obstacle && !item.refusal) {
        await this.list.keep({ ...item, refusal: { message: offlineFr.partRefused, code: undefined } });
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
      if (!this.list.store) throw new NotNow(false);
      const last = this.list.get(item.id);
      if (last) await this.list.keep({ ...last, refusal });
      return refusal;
    }
    this.#parts.onContact();
    if (item.kind !== 'draft') await this.#settle(item);
    if (!this.list.store) throw new NotNow(false);
    return undefined;
  }

  /** Wiped at once; a photo stays in sight until the case that was read again has it. */
  async #settle(item: Waiting): Promise<void> {
    const isPhoto = item.kind === 'photo';
    await this.list.wipe(item.id, isPhoto);
    const reading = Promise.allSettled([...this.#arrived].map((read) => read(item.caseId)));
    if (item.kind === 'submit') for (const tell of this.#sent) tell(item.caseId);
    if (isPhoto) void reading.then(() => this.list.drop(item.id));
    await this.#dropSettledDraft(item.caseId);
  }

  async #dropSettledDraft(caseId: string): Promise<void> {
    const draft = this.draftOf(caseId);
    if (draft && !draft.isUnsent && !this.isOpenHere(caseId)) await this.releaseDraft(caseId, draft.base);
  }

  async #sendDraft(draft: KeptDraft): Promise<void> {
    const page = this.#pages.get(draft.caseId);
    if (page) {
      if (!(await page.flush())) throw new NotNow(true);
      await this.#nameRevision(draft.caseId, page.revision());
      return;
    }
    const revision = draft.isUnsent ? await this.#parts.senders.saveDraft(draft) : draft.base.revision;
    await this.#nameRevision(draft.caseId, revision);
    // Typed again meanwhile, in a screen that was opened in between: that one saves.
    if (this.isOpenHere(draft.caseId)) return;
    await this.releaseDraft(draft.caseId, { content: draft.content, revision });
  }

  async #nameRevision(caseId: string, revision: number): Promise<void> {
    const submission = this.submissionOf(caseId);
    if (submission && submission.revision !== revision) await this.list.keep({ ...submission, revision });
  }

  async #sendPhoto(item: WaitingPhoto): Promise<void> {
    const file = await this.list.fileOf(item.id);
    if (!file) {
      // Its bytes are gone (storage cleared, a write that a crash cut off): only the person can take it again.
      const gone = { type: 'about:blank', title: offlineFr.photoGone, status: 410, code: 'photo.gone' };
      throw new ApiProblem(gone);
    }
    const { signal } = this.#abort;
    this.list.show(item.id, { kind: 'sending', fraction: 0 });
    await this.#parts.senders.photo(item, file, {
      fraction: (fraction) => this.list.show(item.id, { kind: 'sending', fraction }),
      url: (uploadUrl) => {
        const last = this.list.get(item.id);
        if (last?.kind === 'photo') this.list.keep({ ...last, uploadUrl }).catch(() => undefined);
      },
      signal,
    });
  }

  async #submit(item: WaitingSubmission): Promise<void> {
    const asked = this.submissionOf(item.caseId) ?? item;
    try {
      await this.#parts.senders.submit(asked);
    } catch (error) {
      refusalIn(error);
      if (await this.#parts.senders.hasArrived(asked)) return;
      throw error;
    }
  }

  /** What waits of a request beside what was typed. */
  #othersOf(caseId: string): Waiting[] {
    return this.list.all.filter(
      (item) => item.caseId === caseId && item.kind !== 'draft' && !this.list.isDone(item.id),
    );
  }
}

/** The refusal in an error. @throws NotNow for what may go another time */
function refusalIn(error: unknown): Refusal {
  if (error instanceof NotNow) throw error;
  if (error instanceof StoreLocked) throw new NotNow(false);
  if (error instanceof Offline) throw new NotNow(true);
  if (!(error instanceof ApiProblem)) return { message: sentenceOf(error), code: undefined };
  if (error.isTemporary) throw new NotNow(true);
  if (held.test(error.code)) throw new NotNow(false);
  return { message: error.message, code: error.code };
}
