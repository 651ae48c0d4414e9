import type { FieldProblem, Problem } from '#contracts/problem.ts';
import { errorsFr } from './lib.fr.ts';

/** The server answered problem+json: `message` is the French sentence to show, `code` is for support. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  get fields(): readonly FieldProblem[] {
    return this.problem.fields ?? [];
  }

  /** First refusal at `path` (dotted, as in the request body), as a sentence, if any. */
  fieldMessage(path: string): string | undefined {
    return this.fields.find((field) => field.path === path)?.message;
  }

  /** Whether trying the same thing again later may succeed. */
  get isTemporary(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** The network did not carry the request or its answer: nothing is known of what the server did. */
export class Offline extends Error {
  constructor(cause?: unknown) {
    super(errorsFr.offline, { cause });
    this.name = 'Offline';
  }
}

/** The server answered something that the contract does not describe: a version mismatch or a fault. */
export class UnexpectedAnswer extends Error {
  constructor(operationId: string, cause?: unknown) {
    super(errorsFr.unexpectedAnswer, { cause });
    this.name = `UnexpectedAnswer(${operationId})`;
  }
}

/** The French sentence for any error, whatever threw it. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof Offline || error instanceof UnexpectedAnswer) {
    return error.message;
  }
  return errorsFr.unknown;
}

/** Refused fields of an error as `{ 'patient.billingNir': sentence }`, empty for anything but an ApiProblem. */
export function fieldMessagesOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiProblem)) {
    return {};
  }
  return Object.fromEntries(error.fields.toReversed().map((field) => [field.path, field.message]));
}
