import { z } from 'zod';
import type { AccountRole } from '../accounts/account.vocabulary.ts';

/** Where the verification of a professional stands (B-007, B-008). */
export const verificationStates = [
  'pending',
  'more-asked',
  'verified',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type VerificationState = (typeof verificationStates)[number];
export const verificationStateSchema = z.enum(verificationStates);

/** Roles whose quality is verified before anything reaches them. */
export const verifiedRoles = ['pharmacist', 'doctor'] as const satisfies readonly AccountRole[];
export type VerifiedRole = (typeof verifiedRoles)[number];
export const verifiedRoleSchema = z.enum(verifiedRoles);

/** What is checked (B-007): on the roll of the Order, self-employed, established in France. */
export const verificationFacts = ['order', 'liberal', 'france'] as const;
export type VerificationFact = (typeof verificationFacts)[number];
export const verificationFactSchema = z.enum(verificationFacts);

export const factsOfRole: Readonly<Record<VerifiedRole, readonly VerificationFact[]>> = {
  doctor: ['order', 'liberal', 'france'],
  pharmacist: ['order'],
};

/** What a reviewer decides, each beside its own refusals. */
export const verificationDecisions = ['verify', 'ask-more', 'refuse', 'withdraw', 'reopen'] as const;
export type VerificationDecision = (typeof verificationDecisions)[number];

export const verificationActions = [
  'open',
  'trust',
  ...verificationDecisions,
  'confirm-fact',
  'add-evidence',
  'look-up',
  'supply',
  'expire',
] as const;
export type VerificationAction = (typeof verificationActions)[number];
export const verificationActionSchema = z.enum(verificationActions);

export const maxEvidenceFiles = 20;
