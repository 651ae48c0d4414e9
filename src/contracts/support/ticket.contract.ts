import { z } from 'zod';
import { accountRoleSchema } from '../accounts/account.vocabulary.ts';
import { defineOperation, empty, json } from '../operation.ts';

/** What support is asked for (A-048, A-049, B-043, B-045, A-011, A-093). */
export const ticketCategories = [
  'problem',
  'intrusion',
  'compromised-account',
  'data-change',
  're-opening',
  'claim',
  'other',
] as const;
export type TicketCategory = (typeof ticketCategories)[number];
export const ticketCategorySchema = z.enum(ticketCategories);

/** Told to every operator at once. */
export const urgentCategories: readonly TicketCategory[] = ['intrusion', 'compromised-account'];

export const ticketStates = ['open', 'answered', 'closed'] as const;
export const ticketStateSchema = z.enum(ticketStates);
export type TicketState = (typeof ticketStates)[number];

const when = z.iso.datetime();

export const ticketSchema = z.object({
  ticketId: z.uuid(),
  category: ticketCategorySchema,
  isUrgent: z.boolean(),
  state: ticketStateSchema,
  openedAt: when,
  updatedAt: when,
});
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketThreadSchema = ticketSchema.extend({
  /** For support only; null for the person herself. */
  account: z.object({ accountId: z.uuid(), displayName: z.string(), role: accountRoleSchema }).nullable(),
  messages: z.array(
    z.object({
      messageId: z.uuid(),
      at: when,
      side: z.enum(['person', 'support', 'system']),
      text: z.string(),
    }),
  ),
});
export type TicketThread = z.infer<typeof ticketThreadSchema>;

const text = z
  .string()
  .trim()
  .min(2, 'Écrivez votre message.')
  .max(4000, 'Ce message est trop long : 4 000 caractères au plus.');
const ticketParams = z.strictObject({ ticketId: z.uuid() });
const receipt = json(z.object({ ticketId: z.uuid(), state: ticketStateSchema }));

export const openTicket = defineOperation({
  id: 'support.open-ticket',
  method: 'POST',
  path: '/api/support/tickets',
  summary: 'Write to support; a problem or an intrusion too (B-045)',
  body: z.strictObject({ category: ticketCategorySchema, text }),
  response: receipt,
  errors: ['ticket.too_many'],
});

export const listOwnTickets = defineOperation({
  id: 'support.list-own',
  method: 'GET',
  path: '/api/support/tickets',
  summary: 'One’s own tickets, newest activity first, at most 50',
  response: json(z.object({ items: z.array(ticketSchema).max(50) })),
});

export const getTicket = defineOperation({
  id: 'support.get-ticket',
  method: 'GET',
  path: '/api/support/tickets/:ticketId',
  summary: 'One ticket with its messages: one’s own, or any for support',
  params: ticketParams,
  response: json(ticketThreadSchema),
  errors: ['ticket.not_found'],
});

export const sendTicketMessage = defineOperation({
  id: 'support.send-message',
  method: 'POST',
  path: '/api/support/tickets/:ticketId/messages',
  summary: 'Write on; support’s message answers, the person’s opens again',
  params: ticketParams,
  body: z.strictObject({ text }),
  response: receipt,
  errors: ['ticket.not_found', 'ticket.too_many'],
});

export const closeTicket = defineOperation({
  id: 'support.close-ticket',
  method: 'POST',
  path: '/api/support/tickets/:ticketId/closing',
  summary: 'Close a ticket; a new message opens it again',
  params: ticketParams,
  response: empty,
  errors: ['ticket.not_found'],
});

export const listTicketQueue = defineOperation({
  id: 'support.list-queue',
  method: 'GET',
  path: '/api/support/queue',
  summary: 'Tickets that wait for support, urgent ones first, at most 50',
  response: json(
    z.object({
      items: z.array(ticketSchema.extend({ accountId: z.uuid() })).max(50),
      waiting: z.number().int(),
    }),
  ),
});

export const ticketOperations = [
  openTicket,
  listOwnTickets,
  getTicket,
  sendTicketMessage,
  closeTicket,
  listTicketQueue,
] as const;
