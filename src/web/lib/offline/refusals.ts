/** What an attempt to send came to: a refusal for the person, or « another time ». */
import { ApiProblem, Offline, sentenceOf } from '../problem-errors.ts';
import { StoreLocked } from './sealed-store.ts';
import type { Refusal } from './waiting.ts';

/** Of the session or of the account: whoever settles it opens the outbox again. */
const held = /^(?:session|account|legal)\./;

/** No network, a locked screen, a server that is busy, or the person said so. */
export class NotNow extends Error {
  readonly mayRetry: boolean;

  constructor(mayRetry: boolean) {
    super('not now');
    this.name = 'NotNow';
    this.mayRetry = mayRetry;
  }
}

/** The refusal in an error. @throws NotNow for what may go another time */
export function refusalIn(error: unknown): Refusal {
  if (error instanceof NotNow) throw error;
  if (error instanceof StoreLocked) throw new NotNow(false);
  if (error instanceof Offline) throw new NotNow(true);
  if (!(error instanceof ApiProblem)) return { message: sentenceOf(error), code: undefined };
  if (error.isTemporary) throw new NotNow(true);
  if (held.test(error.code)) throw new NotNow(false);
  return { message: error.message, code: error.code };
}
