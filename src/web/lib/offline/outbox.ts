/**
 * Sends what waits, in order, as soon as it can: within a request its creation, what was typed, its photos, then « send ».
 * Each thing is sealed before it is sent and wiped once the server has acknowledged it. A refusal stays, with its reason,
 * until the person has dealt with it. One window of the browser sends at a time.
 */
import { Arrivals } from './arrivals.ts';
import { CaseSender, type OpenDraft, type OutboxSenders } from './case-sender.ts';
import {
  type DraftToKeep,
  draftOf,
  keepDraft,
  othersOf,
  releaseDraft,
  submissionOf,
} from './parts-of-case.ts';
import { NotNow } from './refusals.ts';
import {
  inOrder,
  type KeptDraft,
  type Waiting,
  type WaitingCreation,
  type WaitingItem,
  type WaitingPhoto,
  type WaitingSubmission,
} from './waiting.ts';
import { type OutboxStore, WaitingList } from './waiting-list.ts';

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

const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

export class Outbox {
  readonly list: WaitingList;
  readonly #parts: OutboxParts;
  readonly #pages = new Map<string, OpenDraft>();
  readonly #arrivals: Arrivals;
  readonly #sender: CaseSender;
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  #abort = new AbortController();
  #failures = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.list = new WaitingList(parts.tellOthers);
    this.#arrivals = new Arrivals((id) => this.list.drop(id));
    this.#sender = new CaseSender({
      list: this.list,
      senders: parts.senders,
      pageOf: (caseId) => this.#pages.get(caseId),
      signal: () => this.#abort.signal,
      onContact: parts.onContact,
      onTaken: (item) => this.#settle(item),
    });
  }

  /** `listener` reads the case again after something of it has arrived; a photo stays in sight until it has. */
  onArrived(listener: (caseId: string) => Promise<unknown>): () => void {
    return this.#arrivals.onArrived(listener);
  }

  /** `listener` is told of each request that has left from here. */
  onSent(listener: (caseId: string) => void): () => void {
    return this.#arrivals.onSent(listener);
  }

  /** From now on things are kept there; what is there already is taken up, and goes with the next `wake`. */
  async open(store: OutboxStore): Promise<void> {
    this.#abort = new AbortController();
    await this.list.use(store);
  }

  /** Stops sending and forgets what was read; the store keeps it. */
  async close(): Promise<void> {
    this.#abort.abort(new NotNow(false));
    this.#cancelRetry();
    this.#arrivals.forget();
    await this.list.use(undefined);
  }

  async addCreation(
    creation: Pick<WaitingCreation, 'caseId' | 'form' | 'key'>,
    draft: DraftToKeep,
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
    return submissionOf(this.list, caseId);
  }

  isBeingCreated(caseId: string): boolean {
    return othersOf(this.list, caseId).some((item) => item.kind === 'create');
  }

  draftOf(caseId: string): KeptDraft | undefined {
    return draftOf(this.list, caseId);
  }

  /** @throws StoreLocked */
  keepDraft(draft: DraftToKeep): Promise<void> {
    return keepDraft(this.list, draft);
  }

  /** What was typed is on the server as `base`; the draft goes unless something else of the request waits. */
  releaseDraft(caseId: string, base: KeptDraft['base']): Promise<void> {
    return releaseDraft(this.list, caseId, base);
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
    this.#arrivals.readAgain();
    await this.list.readAgain();
    try {
      for (const group of inOrder(this.list.all)) await this.#sender.sendCase(group);
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

  /** Wiped at once; a photo stays in sight until the case that was read again has it. */
  async #settle(item: WaitingItem): Promise<void> {
    const isPhoto = item.kind === 'photo';
    await this.list.wipe(item.id, isPhoto);
    this.#arrivals.note(item.caseId, isPhoto ? item.id : undefined);
    if (item.kind === 'submit') this.#arrivals.tellSent(item.caseId);
    await this.#dropSettledDraft(item.caseId);
  }

  async #dropSettledDraft(caseId: string): Promise<void> {
    const draft = this.draftOf(caseId);
    if (draft && !draft.isUnsent && !this.isOpenHere(caseId)) await this.releaseDraft(caseId, draft.base);
  }
}
