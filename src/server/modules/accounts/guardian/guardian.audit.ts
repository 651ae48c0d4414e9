// Acts of a guardian's consent. Ids, codes, versions and digests: who it is stays sealed with the account.
import { z } from 'zod';
import { guardianNeeds } from '#contracts/accounts/guardian.contract.ts';
import { defineAuditEntry } from '../../audit/public.ts';

const consentId = z.uuid();

export const guardianAsked = defineAuditEntry({
  action: 'guardian.asked',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ consentId, need: z.enum(guardianNeeds), isAgain: z.boolean() }),
});

export const guardianDecided = defineAuditEntry({
  action: 'guardian.decided',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    consentId,
    need: z.enum(guardianNeeds),
    isGiven: z.boolean(),
    textVersion: z.number().int(),
    /** SHA-256 of the text that was shown. */
    textHash: z.string().length(64),
    /** Keyed digests of the sealed proof: name, relation, network address. */
    proof: z.string().max(64),
  }),
});

export const guardianWithdrew = defineAuditEntry({
  action: 'guardian.withdrawn',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ consentId }),
});

/** that a person declared her capacity; the date itself is sealed. */
export const capacityDeclared = defineAuditEntry({
  action: 'account.capacity-declared',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ need: z.enum(guardianNeeds).nullable() }),
});
