import type { ViewId } from '#contracts/forms/form-definition.ts';
import { type PhotoHint, shortcomingsOf } from '#contracts/photos/quality/photo-hints.ts';
import type { PhotoUpload } from '#web/lib/use-photo-uploads.ts';
import type { PhotoCoach } from './camera/photo-coach.ts';

export type HintsById = ReadonlyMap<string, readonly PhotoHint[]>;

type JudgeParts = {
  /** The bytes of a photo that waits; rejects while the device is locked. */
  fileOf: (id: string) => Promise<Blob | undefined>;
  startCoach: () => Pick<PhotoCoach, 'judge' | 'close'>;
  /** What is known now, in place of what was. */
  tell: (hints: HintsById) => void;
};

/**
 * Judges photos that wait, one after the other so that one at most is decoded at a time, by a coach that is there only
 * meanwhile. What it found is forgotten with the photo.
 */
export class WaitingJudge {
  readonly #parts: JudgeParts;
  /** Waiting for their turn, in order. */
  readonly #queue = new Map<string, ViewId>();
  readonly #known = new Map<string, readonly PhotoHint[]>();
  #here = new Set<string>();
  #isRunning = false;
  #isClosed = false;

  constructor(parts: JudgeParts) {
    this.#parts = parts;
  }

  /** `photos`: all that wait now. */
  look(photos: readonly Pick<PhotoUpload, 'id' | 'about'>[]): void {
    const before = this.#here;
    this.#here = new Set(photos.map(({ id }) => id));
    for (const { id, about } of photos) if (!before.has(id)) this.#queue.set(id, about);
    for (const id of this.#queue.keys()) if (!this.#here.has(id)) this.#queue.delete(id);
    const gone = [...this.#known.keys()].filter((id) => !this.#here.has(id));
    for (const id of gone) this.#known.delete(id);
    if (gone.length > 0) this.#tell();
    if (this.#queue.size > 0 && !this.#isRunning) void this.#run();
  }

  close(): void {
    this.#isClosed = true;
    this.#queue.clear();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    const coach = this.#parts.startCoach();
    for (const [id, view] of this.#queue) {
      this.#queue.delete(id);
      const picture = await this.#parts.fileOf(id).catch(() => undefined);
      const hints = picture && (await coach.judge({ picture, view }).catch(() => undefined));
      if (!hints || this.#isClosed || !this.#here.has(id)) continue;
      this.#known.set(id, hints);
      this.#tell();
    }
    coach.close();
    this.#isRunning = false;
  }

  #tell(): void {
    this.#parts.tell(new Map(this.#known));
  }
}

/**
 * What is said of a photo that waits: nothing once the server has it, whose word counts, or has refused it; and what was
 * kept with a reason is not said again.
 */
export function hintsToSay(
  { isTaken, isExplained, state }: Pick<PhotoUpload, 'isTaken' | 'isExplained' | 'state'>,
  hints: readonly PhotoHint[] = [],
): readonly PhotoHint[] {
  if (isTaken || state.kind === 'refused') return [];
  return isExplained && shortcomingsOf(hints).length > 0 ? [] : hints;
}
