import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';

/** Each reviewer's own list. */
export function verificationsAddress(role: AccountRole): string {
  return role === 'director' ? '/direction/verifications' : '/exploitation/verifications';
}
