/** Who wants to know that something has arrived, and the photos that stay in sight until a screen has read them again. */
type Reader = (caseId: string) => Promise<unknown>;

export class Arrivals {
  readonly #drop: (id: string) => void;
  readonly #readers = new Set<Reader>();
  readonly #sent = new Set<(caseId: string) => void>();
  /** Photos that the server has and no screen has read yet: their ids, by case. */
  readonly #unread = new Map<string, Set<string>>();

  /** `drop`: takes a photo out of sight. */
  constructor(drop: (id: string) => void) {
    this.#drop = drop;
  }

  onArrived(reader: Reader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  onSent(listener: (caseId: string) => void): () => void {
    this.#sent.add(listener);
    return () => this.#sent.delete(listener);
  }

  tellSent(caseId: string): void {
    for (const tell of this.#sent) tell(caseId);
  }

  /** Screens read the case again; `photoId` goes out of sight once they have. */
  note(caseId: string, photoId?: string): void {
    if (photoId !== undefined) {
      this.#unread.set(caseId, (this.#unread.get(caseId) ?? new Set()).add(photoId));
    }
    void this.#read(caseId);
  }

  /** The network may be back: what could not be read then is read now. */
  readAgain(): void {
    for (const caseId of this.#unread.keys()) void this.#read(caseId);
  }

  forget(): void {
    this.#unread.clear();
  }

  async #read(caseId: string): Promise<void> {
    const ids = this.#unread.get(caseId) ?? new Set<string>();
    const known = [...ids];
    const readings = await Promise.allSettled([...this.#readers].map((read) => read(caseId)));
    if (readings.some(({ status }) => status === 'rejected')) return;
    for (const id of known) {
      ids.delete(id);
      this.#drop(id);
    }
    if (ids.size === 0 && this.#unread.get(caseId) === ids) this.#unread.delete(caseId);
  }
}
