/** `planned`: decided, and not yet in force; the person can stop it until then. */
export const recoveryStates = ['open', 'planned', 'done', 'stopped', 'closed'] as const;

/** What support may do after a check of identity. Never a password (B-039). */
export const recoveryMeans = ['link', 'address', 'factor', 'address-and-factor'] as const;
export type RecoveryMeans = (typeof recoveryMeans)[number];

/** What was seen to know who asks; documents are looked at and not kept. */
export const recoveryChecks = [
  'register-entry',
  'call-back',
  'identity-document',
  'work-place',
  'video-call',
] as const;
export type RecoveryCheck = (typeof recoveryChecks)[number];

/** Hours between the decision and its effect, in which the address of record can stop it. */
export const recoveryDelayHours = 24;

export const replacesAddress = (means: RecoveryMeans): boolean =>
  means === 'address' || means === 'address-and-factor';
export const removesFactor = (means: RecoveryMeans): boolean =>
  means === 'factor' || means === 'address-and-factor';
