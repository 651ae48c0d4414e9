// The flagger gets a receipt and hears the outcome; the author hears that something was hidden and on which
// ground. The words stand in the application alone: they may touch health data.

import type { FlagAct, FlagGround, FlagSubject } from '#contracts/moderation/flag.contract.ts';
import { flagGroundsFr, flagSubjectsFr } from '#contracts/moderation/flag.fr.ts';
import { defineNotice, type NoticeKind } from '../audit/public.ts';

type About = { subjectKind: string; ground: string };
const subjectOf = ({ subjectKind }: Pick<About, 'subjectKind'>) => flagSubjectsFr[subjectKind as FlagSubject];
const groundOf = ({ ground }: Pick<About, 'ground'>) => flagGroundsFr[ground as FlagGround].toLowerCase();
const queue = () => ({ label: 'Voir la file de modération', path: '/moderation' });
const decisions = () => ({ label: 'Voir la décision', path: '/compte/decisions' });

export const flagReceivedNotice = defineNotice<{ subjectKind: string }>({
  kind: 'flag.received',
  subject: () => 'Votre signalement est arrivé',
  paragraphs: (data) => [
    `Vous avez signalé ${subjectOf(data)}. Il sera examiné, et la suite donnée vous sera dite.`,
  ],
});

export const flagWaitingNotice = defineNotice<{ subjectKind: string }>({
  kind: 'flag.waiting',
  subject: () => 'Un signalement attend une décision',
  paragraphs: (data) => [`Une personne a signalé ${subjectOf(data)}.`],
  page: queue,
});

const outcomesFr: Record<FlagAct, string> = {
  hide: 'Le contenu a été masqué.',
  remove: 'Le contenu a été retiré.',
  measure: 'Une mesure a été prise.',
  dismiss: 'Après examen, il n’appelle pas de suite.',
};

export const flagSettledNotice = defineNotice<{ subjectKind: string; act: FlagAct }>({
  kind: 'flag.settled',
  subject: () => 'Suite donnée à votre signalement',
  paragraphs: (data) => [`Vous aviez signalé ${subjectOf(data)}.`, outcomesFr[data.act]],
});

export const itemHiddenNotice = defineNotice<About & { act: 'hide' | 'remove' }>({
  kind: 'item.hidden',
  subject: () => 'Un contenu que vous avez déposé n’est plus visible',
  paragraphs: (data) => [
    `Les autres ne voient plus ${subjectOf(data)} que vous avez déposé. Fondement : ${groundOf(data)}.`,
    'Rien n’est détruit. La décision a été prise par une personne. Ses motifs et le moyen de la contester sont dans votre espace.',
  ],
  page: decisions,
});

export const itemDecidedNotice = defineNotice<{ act: 'restore' | 'keep' }>({
  kind: 'item.decided',
  subject: ({ act }) =>
    act === 'restore' ? 'Votre contenu est de nouveau visible' : 'Réponse à votre contestation',
  paragraphs: ({ act }) => [
    act === 'restore'
      ? 'Le contenu qui avait été masqué est de nouveau visible.'
      : 'Votre contestation n’est pas accueillie : le contenu reste masqué. La réponse est dans votre espace.',
  ],
  page: decisions,
});

export const itemContestedNotice = defineNotice<{ subjectKind: string }>({
  kind: 'item.contested',
  subject: () => 'Une décision de modération est contestée',
  paragraphs: (data) => [`L’auteur conteste qu’on ait masqué ${subjectOf(data)}. Une réponse est due.`],
  page: queue,
});

export const flagNotices = [
  flagReceivedNotice,
  flagWaitingNotice,
  flagSettledNotice,
  itemHiddenNotice,
  itemDecidedNotice,
  itemContestedNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
