export { bindSupportRoutes } from './support.routes.ts';
export { countTickets } from './ticket.queries.ts';
export { ticketNotices } from './ticket-notices.fr.ts';
export { openCompromisedTicket } from './use-cases/open-ticket.ts';
