/*
 * The recogniser on this machine: sherpa-onnx in a process of its own, with a model that the operator put in a folder. One
 * piece at a time, three waiting, 25 s each; the model is loaded by the first piece and let go after ten idle minutes.
 * Nothing leaves the machine, nothing touches the disk.
 */
import { fileURLToPath } from 'node:url';
import { createBoundedProcess, type ProcessLimits } from '#server/platform/processes/bounded-process.ts';
import { locateModel } from '../model-folder.ts';
import { type SpeechRecogniser, SpeechRefused, TryLater } from '../speech.port.ts';
import { tidyTranscript } from '../tidy-transcript.ts';
import type { SherpaAnswer, SherpaQuestion } from './sherpa.worker.ts';

const worker = fileURLToPath(new URL('./sherpa.worker.ts', import.meta.url));

const defaultLimits: ProcessLimits = {
  startMs: 60_000,
  timeLimitMs: 25_000,
  idleMs: 10 * 60_000,
  queueLength: 3,
  memoryMb: 3_072,
};

/** @throws ModelProblem at once when the folder holds no whole model */
export function createSherpaRecogniser(
  folder: string,
  options: Partial<ProcessLimits> & { threads?: number } = {},
): SpeechRecogniser {
  locateModel(folder);
  const { threads = 1, ...limits } = options;
  const process = createBoundedProcess<SherpaQuestion, SherpaAnswer>(worker, { ...defaultLimits, ...limits });
  return {
    close: process.close,
    async recognise({ samples }) {
      const answer = await process.ask({ folder, threads, samples });
      if (typeof answer === 'string') throw new TryLater(`The recogniser is ${answer}`);
      if (answer.ok) return tidyTranscript(answer.text);
      if (answer.because === 'model') throw new TryLater('The model cannot be loaded');
      throw new SpeechRefused('The recogniser did not take this piece');
    },
  };
}
