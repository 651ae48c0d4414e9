import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { isSameContent, mergeContents } from '#web/lib/merge-contents.ts';
import { ApiProblem } from '#web/lib/problem-errors.ts';

/** What the server holds. */
export type Stored = { content: CaseContent; revision: number };

export type DraftKeeperOptions = {
  /** Writes and answers the new revision; throws `request.version_conflict` when `revision` is not the last one. */
  write: (content: CaseContent, revision: number) => Promise<number>;
  read: () => Promise<Stored>;
  onContent: (content: CaseContent) => void;
  /** A colleague changed something too; the fields where both did. */
  onColleague: (bothChanged: readonly string[]) => void;
};

const mostMerges = 3;

/**
 * Keeps what is typed and what the server holds apart, and brings them together: saving names the revision it knows;
 * on a conflict the server's content is read and merged field by field, then saved again. Nothing typed is dropped.
 */
export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  #known: Stored | undefined;
  #typed: CaseContent | undefined;
  /** Sent without an answer so far: when one of them is read back, nobody else changed anything. */
  #unanswered: CaseContent[] = [];

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
  }

  /** What the server holds, as far as is known. */
  get known(): Stored | undefined {
    return this.#known;
  }

  /** What is on the screen. */
  get typed(): CaseContent | undefined {
    return this.#typed;
  }

  get revision(): number {
    return this.#known?.revision ?? -1;
  }

  /** Takes in what somebody typed; answers the whole content, undefined before the first reading. */
  type(update: (content: CaseContent) => CaseContent): CaseContent | undefined {
    if (this.#typed) this.#show(update(this.#typed));
    return this.#typed;
  }

  /** Takes in what the server holds; an older reading than the last known one changes nothing. */
  adopt(stored: Stored): void {
    const before = this.#known;
    const typed = this.#typed;
    if (before && stored.revision <= before.revision) return;
    this.#known = stored;
    if (!before || !typed) {
      this.#show(stored.content);
      return;
    }
    if (this.#unanswered.some((sent) => isSameContent(sent, stored.content))) return;
    const isUnchanged = isSameContent(before.content, stored.content);
    if (isUnchanged || isSameContent(stored.content, typed)) return;
    const merged = mergeContents(before.content, stored.content, typed);
    this.#options.onColleague(merged.bothChanged);
    this.#show(merged.content);
  }

  /** Saves `value`, or what came out of a merge; throws what saving throws, but for conflicts that were merged. */
  async save(value: CaseContent): Promise<void> {
    let next = value;
    for (let merges = 0; ; merges++) {
      this.#unanswered.push(next);
      try {
        const revision = await this.#options.write(next, this.revision);
        this.#known = { content: next, revision };
        this.#unanswered = [];
        return;
      } catch (error) {
        if (!isConflict(error)) throw error;
        this.#unanswered.pop();
        if (merges === mostMerges) throw error;
      }
      this.adopt(await this.#options.read());
      next = this.#typed ?? next;
    }
  }

  #show(content: CaseContent): void {
    this.#typed = content;
    this.#options.onContent(content);
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'request.version_conflict';
}
