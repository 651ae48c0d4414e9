import { z } from 'zod';
import { binary, defineOperation } from '../operation.ts';

export const downloadCaseProof = defineOperation({
  id: 'proof.download-case',
  method: 'GET',
  path: '/api/cases/:caseId/proof',
  summary: 'A ZIP with the acts of a case that a stranger checks offline, for those who may open it; logged',
  params: z.strictObject({ caseId: z.uuid() }),
  response: binary('application/zip'),
  errors: ['case.not_found', 'proof.too_many'],
});

export const downloadAccountProof = defineOperation({
  id: 'proof.download-account',
  method: 'GET',
  path: '/api/account/proof',
  summary: 'The same for the acts of one’s own account, over a period (UTC days, both included); logged',
  query: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  response: binary('application/zip'),
  errors: ['proof.too_many'],
});

export const proofOperations = [downloadCaseProof, downloadAccountProof] as const;
