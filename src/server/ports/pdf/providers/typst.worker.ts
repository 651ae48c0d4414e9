/** The thread that sets type: one document per message, then back to the event loop, which is what frees memory. */

import { parentPort, workerData } from 'node:worker_threads';
import type { TypstRequest, TypstSetup } from './typst-engine.ts';
import { createTypstEngine } from './typst-engine.ts';

export type TypstAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string };

const port = parentPort;
if (port === null) throw new Error('typst.worker.ts runs as a worker thread only');
const engine = createTypstEngine(workerData as TypstSetup);

function answer(id: number, request: TypstRequest): TypstAnswer {
  try {
    return { id, pdf: engine(request) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : 'unknown' };
  }
}

port.on('message', (message: { id: number; request: TypstRequest }) => {
  const result = answer(message.id, message.request);
  setImmediate(() => port.postMessage(result));
});
