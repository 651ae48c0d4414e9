// That somebody wrote to support, and that it was answered: never the words.
import { z } from 'zod';
import { ticketCategories, ticketStates } from '#contracts/support/ticket.contract.ts';
import { defineAuditEntry } from '../audit/public.ts';

export const ticketOpened = defineAuditEntry({
  action: 'ticket.opened',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ ticketId: z.uuid(), category: z.enum(ticketCategories) }),
});

export const ticketMoved = defineAuditEntry({
  action: 'ticket.moved',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    ticketId: z.uuid(),
    side: z.enum(['person', 'support']),
    to: z.enum(ticketStates),
  }),
});

export const ticketRead = defineAuditEntry({
  action: 'ticket.read',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ ticketId: z.uuid() }),
});
