/** The one error a use case throws on purpose: a stable code and what may be shown; never the submitted values. */
import type { FieldProblem } from '#contracts/problem.ts';

export type AppErrorDetails = {
  /** Refusals to show beside their field. */
  fields?: readonly FieldProblem[];
  /** Sent as `Retry-After` too. */
  retryAfterSeconds?: number;
  /** One more French sentence for this occurrence. */
  detail?: string;
};

/** An expected failure with a stable `code` known to the problem table. */
export class AppError extends Error {
  readonly code: string;
  readonly details: AppErrorDetails;

  constructor(code: string, details: AppErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
