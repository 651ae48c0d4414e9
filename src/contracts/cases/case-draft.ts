import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { answersSchema, gateAnswersSchema } from '../forms/form-answers.ts';
import { sexSchema } from '../values/sex.ts';

/**
 * What the pharmacist fills in. A draft accepts any of it, however incomplete (bounds only); what a sent case
 * must hold is decided by `checkSubmission`, the same function on both sides.
 */
const shortText = z.string().max(200, 'Ce texte est trop long (200 caractères au plus).');

export const patientDraftSchema = z.strictObject({
  birthName: z.string().max(100),
  usedName: z.string().max(100),
  firstNames: z.string().max(100),
  /** ISO day, or as typed so far. */
  birthDate: z.string().max(10),
  sex: sexSchema.nullable(),
  phone: z.string().max(30),
  /** NIR of the insured person, for billing (B-050, B-051): never the patient's INS. */
  billingNir: z.string().max(30),
  /** Under 18 it is a parent's number: whose (B-050). Empty for an adult. */
  nirHolderName: shortText,
  nirHolderRelation: z.enum(['mother', 'father', 'guardian']).nullable(),
  /** The patient's own INS, another identity; optional. */
  ins: z.string().max(30),
});
export type PatientDraft = z.infer<typeof patientDraftSchema>;

export const consentDraftSchema = z.strictObject({
  /** B-051: the requester attests that rights are open today. */
  rightsAttested: z.boolean(),
  /** B-057: consent to the act and to sharing. */
  actConsented: z.boolean(),
  /** B-057: the patient was told of the right to object at any time. */
  objectionRightTold: z.boolean(),
  toldBy: shortText,
  toldHow: z.enum(['oral', 'written']).nullable(),
  /** Holder of parental authority who consented, for a minor. */
  guardianName: shortText,
  guardianRelation: z.enum(['mother', 'father', 'guardian']).nullable(),
  /** B-062: the optional box, unticked by default. */
  researchConsented: z.boolean(),
  /** B-061: a purpose of its own, shown only where the operator offers it. */
  algorithmsConsented: z.boolean(),
});
export type ConsentDraft = z.infer<typeof consentDraftSchema>;

export const caseContentSchema = z.strictObject({
  patient: patientDraftSchema,
  consent: consentDraftSchema,
  /** Answers to the exclusion gate: question id → yes or no. */
  gate: gateAnswersSchema,
  answers: answersSchema,
  /** Codes of the body map. */
  sites: z.array(z.string().max(64)).max(12, 'Douze régions au plus.'),
  /** B-139: a higher start, with a reason, where the policy allows it. */
  wish: z.strictObject({ startTier: expertTierSchema, reason: z.string().max(500) }),
});
export type CaseContent = z.infer<typeof caseContentSchema>;

/** A content with nothing in it: where every draft starts. */
export const emptyContent: CaseContent = {
  patient: {
    birthName: '',
    usedName: '',
    firstNames: '',
    birthDate: '',
    sex: null,
    phone: '',
    billingNir: '',
    nirHolderName: '',
    nirHolderRelation: null,
    ins: '',
  },
  consent: {
    rightsAttested: false,
    actConsented: false,
    objectionRightTold: false,
    toldBy: '',
    toldHow: null,
    guardianName: '',
    guardianRelation: null,
    researchConsented: false,
    algorithmsConsented: false,
  },
  gate: {},
  answers: {},
  sites: [],
  wish: { startTier: 1, reason: '' },
};
