// A slow line between a browser and the server: the bytes of both ways pass one after the other at the rate it has, and it
// can be cut in the middle. (The browser's own throttling leaves what is sent up at full speed.)
import { connect, createServer, type Server, type Socket } from 'node:net';

export class SlowLink {
  readonly #server: Server;
  readonly #targetPort: number;
  readonly #open = new Set<Socket>();
  #isCut = false;
  bitsPerSecond = Number.POSITIVE_INFINITY;
  /** What has come through to the server so far, in bytes. */
  bytesUp = 0;

  private constructor(targetPort: number) {
    this.#targetPort = targetPort;
    this.#server = createServer((near) => this.#join(near));
  }

  static async open(targetPort: number): Promise<SlowLink> {
    const link = new SlowLink(targetPort);
    await new Promise<void>((done) => link.#server.listen(0, '127.0.0.1', done));
    return link;
  }

  /** For a browser of its own: what goes to the server goes through here; addresses stay as they are. */
  get switches(): readonly string[] {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the line is not open');
    return [`--host-resolver-rules=MAP localhost:${this.#targetPort} 127.0.0.1:${address.port}`];
  }

  /** What is on its way is lost, and nothing comes through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }

  #join(near: Socket): void {
    if (this.#isCut) {
      near.destroy();
      return;
    }
    const far = connect(this.#targetPort, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#open.delete(from);
        to.destroy();
      });
      from.on('end', () => to.end());
      from.on('data', (bytes) => {
        to.write(bytes);
        if (to === far) this.bytesUp += bytes.length;
        if (this.bitsPerSecond === Number.POSITIVE_INFINITY) return;
        from.pause();
        setTimeout(() => from.resume(), (bytes.length * 8_000) / this.bitsPerSecond);
      });
    }
  }
}
