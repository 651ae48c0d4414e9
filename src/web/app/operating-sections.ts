import type { WaitingWork } from '#contracts/operations/waiting-work.contract.ts';
import { operatingFr } from './operating.fr.ts';
import type { Section } from './section-hub.tsx';

type OperatingSection = Omit<Section, 'waiting'> & {
  /** What is to be done there, in words; undefined when nothing is. */
  waitingIn?: (work: WaitingWork) => string | undefined;
};
export type OperatingArea = { title: string; sections: readonly OperatingSection[] };

const { areas, sections, waiting } = operatingFr;
const many = (count: number, words: (count: number) => string) => (count > 0 ? words(count) : undefined);

/** The pages of the operator, by what they are about. */
export const operatingAreas: readonly OperatingArea[] = [
  {
    title: areas.people,
    sections: [
      {
        to: '/exploitation/verifications',
        icon: 'check',
        ...sections.verifications,
        waitingIn: (work) => many(work.verifications, waiting.verifications),
      },
      {
        to: '/exploitation/assistance',
        icon: 'help',
        ...sections.support,
        waitingIn: (work) => many(work.tickets, (count) => waiting.tickets(count, work.urgentTickets)),
      },
      {
        to: '/exploitation/acces-perdus',
        icon: 'person',
        ...sections.recoveries,
        waitingIn: (work) => many(work.recoveries, waiting.reopenings),
      },
      {
        to: '/moderation',
        icon: 'shield',
        ...sections.moderation,
        waitingIn: (work) => many(work.flags + work.appeals, waiting.moderation),
      },
      {
        to: '/exploitation/reouvertures',
        icon: 'refresh',
        ...sections.reopenings,
        waitingIn: (work) => many(work.reopenings, waiting.reopenings),
      },
      { to: '/exploitation/corrections', icon: 'pencil', ...sections.corrections },
      { to: '/exploitation/autorisations', icon: 'check', ...sections.grants },
      { to: '/exploitation/adresses', icon: 'lock', ...sections.addresses },
    ],
  },
  {
    title: areas.service,
    sections: [
      {
        to: '/exploitation/courriels',
        icon: 'mail',
        ...sections.outbox,
        waitingIn: (work) => many(work.failedMails, waiting.mails),
      },
      { to: '/exploitation/textes', icon: 'file', ...sections.legal },
    ],
  },
];
