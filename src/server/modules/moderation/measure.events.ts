// What others may react to when a measure takes effect; ids only.
import type { DomainEvent } from '../audit/public.ts';

/** The account may not act any more: what it has in hand goes back (B-010). */
export function accountHeld(accountId: string): DomainEvent {
  return { type: 'account.held', subjectId: accountId };
}

/** The operator ended the account: closing it, with what that erases, is for whoever owns closing. */
export function accountEnded(accountId: string, measureId: string): DomainEvent {
  return { type: 'account.ended', subjectId: accountId, data: { measureId } };
}
