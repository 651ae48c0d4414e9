export { listConsents, recordConsents, withdrawConsents } from './consent.store.ts';
