// One child process for heavy or untrusted work: one question at a time, so many waiting, bounds of time and memory, ended
// when idle. It has no environment, hence no secret, may not write files nor start others; what it prints is dropped. A
// bulkhead, not a sandbox: native code inside it is not held by Node's permissions.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createGate } from '../images/bounded-gate.ts';

const memoryLookMs = 100;
const pageBytes = 4_096;

/** `startMs` is added to the time of the first question of a process; `memoryMb` counts native memory too (on Linux). */
export type ProcessLimits = {
  startMs: number;
  timeLimitMs: number;
  idleMs: number;
  queueLength: number;
  memoryMb: number;
};

/** `busy`: too many wait. `slow`: past the time limit. `ended`: it died, or took too much memory. */
export type ProcessFailure = 'busy' | 'slow' | 'ended';

export type BoundedProcess<Question, Answer> = {
  ask(question: Question): Promise<Answer | ProcessFailure>;
  close(): Promise<void>;
};

type Envelope<T> = { id: number; content: T };

/** Owns at most one process of `file`, started by the first question. Answers must not be strings of `ProcessFailure`. */
export function createBoundedProcess<Question, Answer extends object>(
  file: string,
  limits: ProcessLimits,
): BoundedProcess<Question, Answer> {
  const gate = createGate({ concurrency: 1, queueLength: limits.queueLength });
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = child;
    child = undefined;
    if (ended) await endProcess(ended);
  };

  const askOne = async (content: Question): Promise<Answer | 'slow' | 'ended'> => {
    clearTimeout(idle);
    const timeLimitMs = limits.timeLimitMs + (child ? 0 : limits.startMs);
    child ??= startProcess(file);
    lastId += 1;
    const answer = await exchange<Question, Answer>(
      child,
      { id: lastId, content },
      { ...limits, timeLimitMs },
    );
    if (typeof answer === 'string') await close();
    else idle = setTimeout(() => void close(), limits.idleMs).unref();
    return answer;
  };

  return { close, ask: (question) => gate.run(() => askOne(question)) };
}

function startProcess(file: string): ChildProcess {
  const child = fork(file, [], {
    env: {},
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A process that fails while it is being ended must not bring this one down.
  child.on('error', () => undefined);
  return child;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGKILL');
  await gone;
}

function exchange<Question, Answer>(
  child: ChildProcess,
  question: Envelope<Question>,
  limits: Pick<ProcessLimits, 'timeLimitMs' | 'memoryMb'>,
): Promise<Answer | 'slow' | 'ended'> {
  return new Promise((resolve) => {
    const settle = (outcome: Answer | 'slow' | 'ended'): void => {
      clearTimeout(timer);
      clearInterval(look);
      child.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      keepAlive(child, false);
      resolve(outcome);
    };
    const onMessage = (message: unknown): void => {
      const answer = message as Envelope<Answer>;
      if (answer.id === question.id) settle(answer.content);
    };
    const onEnd = (): void => settle('ended');
    const timer = setTimeout(() => settle('slow'), limits.timeLimitMs);
    const look = setInterval(() => {
      if (readMemoryMb(child.pid) > limits.memoryMb) settle('ended');
    }, memoryLookMs);
    keepAlive(child, true);
    child.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    child.send(question, (error) => {
      if (error) settle('ended');
    });
  });
}

/** An idle process does not keep this one from ending. */
function keepAlive(child: ChildProcess, isWanted: boolean): void {
  if (isWanted) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

/** Resident memory of a process, 0 where it cannot be told. */
function readMemoryMb(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes) / 1_048_576;
  } catch {
    return 0;
  }
}

/** The other side: answers each question; for the file that a bounded process runs. */
export function answerQuestions<Question, Answer extends object>(
  answer: (question: Question) => Promise<Answer>,
): void {
  process.on('message', async ({ id, content }: Envelope<Question>) => {
    process.send?.({ id, content: await answer(content) } satisfies Envelope<Answer>);
  });
  // The server has ended: nobody waits for the answer.
  process.on('disconnect', () => process.exit(0));
}
