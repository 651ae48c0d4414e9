// What is sealed of a capacity and of a guardian's consent: the birth date, who the guardian is, the proof of the answer.
import { createHash } from 'node:crypto';
import type { GuardianRelation } from '#contracts/accounts/guardian.contract.ts';
import type { GuardianText } from '#contracts/accounts/guardian.fr.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { Capacity } from './guardian-policy.ts';

export type Guardian = { name: string; relation: GuardianRelation; email: string };

/** What proves an answer: written by the guardian, on which text, from where. */
export type GuardianProof = {
  isGiven: boolean;
  name: string;
  relation: GuardianRelation | null;
  text: string;
  textVersion: number;
  address: string;
  at: string;
};

const capacityContext = (accountId: string) => `account:${accountId}:capacity`;
const guardianContext = (consentId: string) => `guardian:${consentId}`;
const proofContext = (consentId: string) => `guardian-proof:${consentId}`;

export function sealCapacity(keyring: Keyring, dataKey: string, accountId: string, value: Capacity): Buffer {
  return sealJson(keyring.unwrap(dataKey), capacityContext(accountId), value);
}

export function openCapacity(keyring: Keyring, dataKey: string, accountId: string, sealed: Buffer): Capacity {
  return openJson<Capacity>(keyring.unwrap(dataKey), capacityContext(accountId), sealed);
}

export function sealGuardian(keyring: Keyring, dataKey: string, consentId: string, value: Guardian): Buffer {
  return sealJson(keyring.unwrap(dataKey), guardianContext(consentId), value);
}

export function openGuardian(keyring: Keyring, dataKey: string, consentId: string, sealed: Buffer): Guardian {
  return openJson<Guardian>(keyring.unwrap(dataKey), guardianContext(consentId), sealed);
}

export function sealProof(
  keyring: Keyring,
  dataKey: string,
  consentId: string,
  value: GuardianProof,
): Buffer {
  return sealJson(keyring.unwrap(dataKey), proofContext(consentId), value);
}

export function openProof(
  keyring: Keyring,
  dataKey: string,
  consentId: string,
  sealed: Buffer,
): GuardianProof {
  return openJson<GuardianProof>(keyring.unwrap(dataKey), proofContext(consentId), sealed);
}

/** The whole text as it was shown, declaration last. */
export function wholeText(text: GuardianText): string {
  return [...text.paragraphs, text.declaration].join('\n\n');
}

export function hashText(text: GuardianText): string {
  return createHash('sha256').update(wholeText(text), 'utf8').digest('hex');
}

export function guardianAddressDigest(keyring: Keyring, email: string): string {
  return keyring.digest('guardian-address', email);
}
