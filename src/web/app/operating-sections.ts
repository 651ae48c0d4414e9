import { operatingFr } from './operating.fr.ts';
import type { Section } from './section-hub.tsx';

export type OperatingArea = { title: string; sections: readonly Section[] };

const { areas, sections } = operatingFr;

/** The pages of the operator, by what they are about. */
export const operatingAreas: readonly OperatingArea[] = [
  {
    title: areas.people,
    sections: [
      { to: '/exploitation/verifications', icon: 'check', ...sections.verifications },
      { to: '/exploitation/assistance', icon: 'help', ...sections.support },
      { to: '/moderation', icon: 'shield', ...sections.moderation },
      { to: '/exploitation/adresses', icon: 'lock', ...sections.addresses },
    ],
  },
  {
    title: areas.service,
    sections: [{ to: '/exploitation/courriels', icon: 'mail', ...sections.outbox }],
  },
];
