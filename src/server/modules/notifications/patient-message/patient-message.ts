// When a patient may be told by SMS that the opinion is at the pharmacy (B-102): the pharmacist asks, the patient agreed, the
// opinion is there, it is day. Once for a case, and never a word about what was asked or answered.

import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { PatientMessageState } from '#contracts/notifications/patient-message.contract.ts';
import { defaultQuietHours } from '#contracts/notifications/preference.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import { endOfQuiet } from '../preferences/preference.ts';
import type { StoredState } from './patient-message.store.ts';

/** A case that waits for an opinion, or has one. */
const tellable: readonly CaseStatus[] = ['queued', 'claimed', 'clarifying', 'unanswered', 'answered'];
/** What has left, or is leaving. */
const gone: readonly StoredState[] = ['sending', 'sent', 'delivered'];

export function mayTell(status: CaseStatus): boolean {
  return tellable.includes(status);
}

export function hasLeft(state: StoredState): boolean {
  return gone.includes(state);
}

/** On screen, a message that is leaving this minute still waits. */
export function shownState(state: StoredState): PatientMessageState {
  return state === 'sending' ? 'waiting' : state;
}

/** Now by day, else at eight in the morning. */
export function nextDaytime(now: Date, zone: string): Date {
  return endOfQuiet(defaultQuietHours, now, zone) ?? now;
}

const contextOf = (caseId: string) => `case:${caseId}:patient-phone`;

export function sealPatientPhone(key: DataKey, caseId: string, phone: string): Buffer {
  return sealJson(key, contextOf(caseId), { phone });
}

export function openPatientPhone(key: DataKey, caseId: string, sealed: Buffer): string {
  return openJson<{ phone: string }>(key, contextOf(caseId), sealed).phone;
}
