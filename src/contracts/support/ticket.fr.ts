export const ticketErrorsFr = {
  'ticket.not_found': 'Cet échange n’existe pas ou n’est pas le vôtre.',
  'ticket.too_many': 'Vous avez trop d’échanges ouverts. Continuez l’un d’eux, ou fermez-en un.',
} as const;
export type TicketErrorCode = keyof typeof ticketErrorsFr;

/** What the system writes when it opens a ticket for somebody. */
export const compromisedTextFr =
  'La personne a signalé que son compte a peut-être été compromis. Toutes ses sessions ont été fermées. Vérifiez avec elle les derniers accès.';
