import { type FileHandle, mkdir, open } from 'node:fs/promises';

/** A folder whose names survive a power cut once synced. One handle for its whole life: it is synced several times an upload. */
export class DurableFolder {
  readonly #path: string;
  #handle: Promise<FileHandle> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Makes it when missing. */
  open(): Promise<FileHandle> {
    this.#handle ??= mkdir(this.#path, { recursive: true, mode: 0o700 }).then(() => open(this.#path, 'r'));
    return this.#handle;
  }

  async sync(): Promise<void> {
    await (await this.open()).sync();
  }

  async close(): Promise<void> {
    const handle = await this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }
}
