import { z } from 'zod';
import { defineOperation, json } from '../operation.ts';

const countSchema = z.number().int().min(0);

/** How much waits for the operator in each of his queues: numbers only, nobody's name. */
export const waitingWorkSchema = z.object({
  /** Pharmacists to verify. */
  verifications: countSchema,
  tickets: countSchema,
  /** Of the tickets: accounts that may be in a stranger's hands, intrusions. */
  urgentTickets: countSchema,
  flags: countSchema,
  /** Contested measures and hidden items. */
  appeals: countSchema,
  /** People without an account who ask to come back. */
  reopenings: countSchema,
  /** People who have lost password and mailbox. */
  recoveries: countSchema,
  /** Mails given up within the last seven days. */
  failedMails: countSchema,
});
export type WaitingWork = z.infer<typeof waitingWorkSchema>;

export const getWaitingWork = defineOperation({
  id: 'operator.waiting-work',
  method: 'GET',
  path: '/api/operator/waiting-work',
  summary: 'Operator: how much waits in each queue',
  response: json(waitingWorkSchema),
});

export const operationsOperations = [getWaitingWork] as const;
