/**
 * PDF by Typst (@myriaddreamin/typst-ts-node-compiler): PDF/A-1a with tags, fonts we ship, in one worker thread,
 * one document at a time, so that the web server's thread stays free. A document that takes too long costs the
 * thread, not the server. It signs nothing and keeps nothing.
 */

import { Worker } from 'node:worker_threads';
import type { PdfInput, PdfWriter } from '../pdf.port.ts';
import { checkPdfInput, PdfWriterError, pdfLimits } from '../pdf.port.ts';
import type { TypstAnswer } from './typst.worker.ts';
import type { TypstRequest, TypstSetup } from './typst-engine.ts';

interface Waiting {
  readonly request: TypstRequest;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: PdfWriterError) => void;
}

/** The thread starts with the first document and does not keep the process alive. */
export function createTypstPdfWriter(setup: TypstSetup): PdfWriter {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: { id: number; job: Waiting; timer: NodeJS.Timeout } | undefined;
  let lastId = 0;
  let isClosed = false;

  function settle(end: (job: Waiting) => void): void {
    if (current === undefined) return;
    clearTimeout(current.timer);
    const { job } = current;
    current = undefined;
    worker?.unref();
    end(job);
    next();
  }

  async function dropWorker(): Promise<void> {
    const dropped = worker;
    worker = undefined;
    dropped?.removeAllListeners();
    await dropped?.terminate();
  }

  function fail(code: 'timeout' | 'unavailable'): void {
    // Not awaited: a thread busy in native code ends only when that code returns.
    void dropWorker();
    settle((job) => job.reject(new PdfWriterError(code)));
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./typst.worker.ts', import.meta.url), { workerData: setup });
    started.on('message', (answer: TypstAnswer) => {
      if (answer.id !== current?.id) return;
      settle((job) => {
        if ('pdf' in answer) job.resolve(Buffer.from(answer.pdf));
        else job.reject(new PdfWriterError('template-error', answer.failure));
      });
    });
    started.on('error', () => fail('unavailable'));
    return started;
  }

  function next(): void {
    if (current !== undefined) return;
    const job = queue.shift();
    if (job === undefined) return;
    worker ??= startWorker();
    worker.ref();
    lastId += 1;
    current = { id: lastId, job, timer: setTimeout(() => fail('timeout'), pdfLimits.milliseconds) };
    worker.postMessage({ id: lastId, request: job.request });
  }

  return {
    async render(input) {
      if (isClosed) throw new PdfWriterError('unavailable');
      const request = toRequest(input, setup);
      if (queue.length >= pdfLimits.waiting) throw new PdfWriterError('busy');
      return new Promise<Buffer>((resolve, reject) => {
        queue.push({ request, resolve, reject });
        next();
      });
    },
    async close() {
      isClosed = true;
      for (const job of queue.splice(0)) job.reject(new PdfWriterError('unavailable'));
      await dropWorker();
      settle((job) => job.reject(new PdfWriterError('unavailable')));
    },
  };
}

function toRequest(input: PdfInput, setup: TypstSetup): TypstRequest {
  if (!Object.hasOwn(setup.templates, input.template)) throw new PdfWriterError('unknown-template');
  return {
    template: input.template,
    json: checkPdfInput(input),
    images: input.images,
    documentSeconds: Math.floor(input.documentAt.getTime() / 1000),
    standard: input.standard ?? 'a-1a',
  };
}
