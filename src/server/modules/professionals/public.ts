export { checkRegisterJob } from './jobs/check-register.job.ts';
export { watchExpiryJob } from './jobs/watch-expiry.job.ts';
export { authoriseEvidence, keepEvidence } from './receive-evidence.ts';
export type { RegisterParts } from './use-cases/check-register.ts';
export { openVerification, trustAccount } from './use-cases/open-verification.ts';
export { countVerificationsWaiting } from './verification.queries.ts';
export { verificationNotices } from './verification-notices.fr.ts';
