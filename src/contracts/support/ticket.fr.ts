import type { TicketCategory, TicketState } from './ticket.contract.ts';

export const ticketErrorsFr = {
  'ticket.not_found': 'Cet échange n’existe pas ou n’est pas le vôtre.',
  'ticket.too_many': 'Vous avez trop d’échanges ouverts. Continuez l’un d’eux, ou fermez-en un.',
} as const;
export type TicketErrorCode = keyof typeof ticketErrorsFr;

/** What the system writes when it opens a ticket for somebody. */
export const compromisedTextFr =
  'La personne a signalé que son compte a peut-être été compromis. Toutes ses sessions ont été fermées. Vérifiez avec elle les derniers accès.';

export const ticketCategoriesFr: Record<TicketCategory, string> = {
  problem: 'Un problème ou une anomalie',
  intrusion: 'Une intrusion ou un accès suspect',
  'compromised-account': 'Mon compte a peut-être été compromis',
  'data-change': 'Modifier mes données',
  're-opening': 'Rouvrir un compte',
  claim: 'Une réclamation sur le service',
  other: 'Autre chose',
};

export const ticketStatesFr: Record<TicketState, string> = {
  open: 'En attente de l’assistance',
  answered: 'Réponse reçue',
  closed: 'Fermé',
};
