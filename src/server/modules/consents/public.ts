export { type ConsentPurpose, listConsents, recordConsents, withdrawConsents } from './consent.store.ts';
