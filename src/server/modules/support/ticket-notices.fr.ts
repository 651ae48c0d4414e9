// Both ways: the person hears that her message came in and that it was answered, support that somebody waits.
import { defineNotice, type NoticeKind } from '../audit/public.ts';

type About = { ticketId: string };
const own = ({ ticketId }: About) => ({
  label: 'Voir l’échange',
  path: `/compte/assistance/${ticketId}`,
});
const atSupport = ({ ticketId }: About) => ({
  label: 'Voir l’échange',
  path: `/exploitation/assistance/${ticketId}`,
});

export const ticketReceivedNotice = defineNotice<About>({
  kind: 'ticket.received',
  subject: () => 'Votre message est arrivé à l’assistance',
  paragraphs: () => ['Votre message est bien arrivé. Vous serez prévenu de la réponse.'],
  page: own,
});

export const ticketAnsweredNotice = defineNotice<About>({
  kind: 'ticket.answered',
  subject: () => 'L’assistance vous a répondu',
  paragraphs: () => ['Une réponse à votre message vous attend dans votre espace.'],
  page: own,
});

export const ticketClosedNotice = defineNotice<About>({
  kind: 'ticket.closed',
  subject: () => 'Votre échange avec l’assistance est fermé',
  paragraphs: () => ['L’assistance a fermé cet échange. Un nouveau message le rouvre.'],
  page: own,
});

export const ticketWaitingNotice = defineNotice<About>({
  kind: 'ticket.waiting',
  subject: () => 'Un message attend l’assistance',
  paragraphs: () => ['Une personne a écrit à l’assistance.'],
  page: atSupport,
});

export const ticketUrgentNotice = defineNotice<About & { category: string }>({
  kind: 'ticket.urgent',
  subject: ({ category }) =>
    category === 'intrusion'
      ? 'Alerte : une intrusion est signalée'
      : 'Alerte : un compte est peut-être compromis',
  paragraphs: () => ['Un message urgent attend l’assistance : lisez-le sans attendre.'],
  page: atSupport,
});

export const ticketNotices = [
  ticketReceivedNotice,
  ticketAnsweredNotice,
  ticketClosedNotice,
  ticketWaitingNotice,
  ticketUrgentNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
