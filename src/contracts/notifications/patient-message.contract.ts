import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { phoneSchema } from '../values/phone-schema.ts';
import { patientMessageFieldsFr as fr } from './patient-message.fr.ts';

/** `asked` waits for the opinion, `waiting` for a moment of the day; the rest is what became of it. */
export const patientMessageStates = [
  'asked',
  'waiting',
  'sent',
  'delivered',
  'failed',
  'stopped',
  'withdrawn',
] as const;
export type PatientMessageState = (typeof patientMessageStates)[number];

const params = z.strictObject({ caseId: z.uuid() });
const address = '/api/cases/:caseId/patient-message';

export const patientMessageSchema = z.object({
  /** The instance has a provider, and the case is one that may still be told of. */
  isOffered: z.boolean(),
  state: z.enum(patientMessageStates).nullable(),
  /** The last two digits; never the number. */
  phoneEnd: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
});
export type PatientMessage = z.infer<typeof patientMessageSchema>;

export const getPatientMessage = defineOperation({
  id: 'patient-message.get',
  method: 'GET',
  path: address,
  summary: 'Whether the patient is told by SMS that the opinion is at the pharmacy (B-102)',
  params,
  response: json(patientMessageSchema),
  errors: ['case.not_found'],
});

export const askPatientMessage = defineOperation({
  id: 'patient-message.ask',
  method: 'POST',
  path: address,
  summary: 'Have the patient told once, by SMS, with his consent; nothing but that the opinion is there',
  params,
  body: z.strictObject({ phone: phoneSchema, hasAgreed: z.literal(true, fr.agree) }),
  response: empty,
  errors: [
    'case.not_found',
    'patient-message.not_possible',
    'patient-message.already_sent',
    'phone.not_mobile',
  ],
});

export const withdrawPatientMessage = defineOperation({
  id: 'patient-message.withdraw',
  method: 'POST',
  path: `${address}/withdrawal`,
  summary: 'Do not tell the patient after all; possible until the SMS leaves',
  params,
  response: empty,
  errors: ['case.not_found', 'patient-message.already_sent'],
});

export const patientMessageOperations = [
  getPatientMessage,
  askPatientMessage,
  withdrawPatientMessage,
] as const;
