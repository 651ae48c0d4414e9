import { z } from 'zod';
import { formIdSchema } from '../forms/form-id.ts';
import { defineOperation, json } from '../operation.ts';
import { photoSchema } from '../photos/photo.contract.ts';
import { caseParams } from './case-request.contract.ts';

export const mostEarlierCases = 10;

/** An earlier case as far as it is compared with: its photos and when it was sent. */
export const earlierCaseSchema = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  form: formIdSchema,
  formVersion: z.number().int(),
  submittedAt: z.iso.datetime(),
  photos: z.array(photoSchema),
});
export type EarlierCase = z.infer<typeof earlierCaseSchema>;

export const listEarlierCases = defineOperation({
  id: 'cases.earlier',
  method: 'GET',
  path: '/api/cases/:caseId/earlier',
  summary:
    'Photos of earlier cases of the same patient and pharmacy, of those alone that one may open; each is logged as read (B-058)',
  params: caseParams,
  response: json(z.object({ items: z.array(earlierCaseSchema).max(mostEarlierCases) })),
  errors: ['case.not_found'],
});
