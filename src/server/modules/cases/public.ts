export { asDoctor, doorOf, replayOf } from './case.parts.ts';
export { type CaseSettings, defaultCaseSettings } from './case.settings.ts';
export { deleteContent, putContent } from './case.store.ts';
export { formOf, receiptOf } from './case.ts';
export { type LoadedCase, loadCase, type OpenedCase, openCase, openCaseForReading } from './read-case.ts';
export { requireDecision, takeInHand, transitionCase } from './use-cases/transition-case.ts';
export { readOpinionDraft } from './use-cases/write-opinion.ts';
