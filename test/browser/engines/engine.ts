// What the journey asks of an engine that Playwright does not drive; how one engine does it stands in its own file.
import { setTimeout as pause } from 'node:timers/promises';

export type Size = { width: number; height: number };

/** One window. « The marked element » is the one that `findSource` found last. */
export type Driver = {
  version: string;
  go: (url: string) => Promise<void>;
  /** Runs the body of a function in the page; its answer travels as JSON. */
  run: <T>(body: string, ...args: unknown[]) => Promise<T>;
  /** Presses the marked element with the pointer. */
  press: () => Promise<void>;
  /** Types into the marked element; what stood there goes. */
  type: (text: string) => Promise<void>;
  /** Gives the marked file field a file. */
  choose: (path: string) => Promise<void>;
  /** Gives the page this room, or a little less of its height where bars of the window take it. */
  resize: (size: Size) => Promise<void>;
  /** PNG of what is seen. */
  picture: () => Promise<Buffer>;
  close: () => Promise<void>;
};

export const patienceMs = 20_000;
const betweenMs = 50;

/** Asks again and again, at most twenty seconds; an error counts as a no, since the page may be between two others. */
export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + patienceMs;
  let last: unknown;
  const ask = () =>
    isSo().catch((error: unknown) => {
      last = error;
      return false;
    });
  while (!(await ask())) {
    if (performance.now() > end) throw new Error(`not seen: ${what}`, { cause: last });
    await pause(betweenMs);
  }
}
