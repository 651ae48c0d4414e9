export { type AnnounceParts, announceVersionJob } from './jobs/announce-version.job.ts';
export { announceWithdrawalJob } from './jobs/announce-withdrawal.job.ts';
export { bindLegalRoutes } from './legal.routes.ts';
export { fictionalFacts, type LegalFacts } from './legal-facts.ts';
export { legalNotices } from './legal-notices.fr.ts';
export { readShippedTexts, type ShippedTexts } from './shipped-texts.ts';
export { createTermsGate, type TermsGate } from './terms-gate.ts';
export { acceptInForce, recordAcceptance, termsInForce } from './use-cases/accept-terms.ts';
export { publishShippedTexts } from './use-cases/publish-version.ts';
