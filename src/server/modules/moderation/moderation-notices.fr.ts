// What the people concerned are told of a measure (B-118), and operators of an appeal. The mail carries the whole
// statement of reasons, read when it is written; the application shows it on its page.
import { measureNamesFr, statementFr } from '#contracts/moderation/measure.fr.ts';
import type { MeasureKind } from '#contracts/moderation/measure.vocabulary.ts';
import { defineNotice, type NoticeKind } from '../audit/public.ts';
import { findMeasure } from './measure.queries.ts';
import { presentDecision } from './measure.ts';

const page = () => ({ label: 'Voir la décision', path: '/compte/decisions' });
type About = { measureId: string; kind: string };
const nameOf = ({ kind }: About): string => measureNamesFr[kind as MeasureKind].toLowerCase();

export const measureDecidedNotice = defineNotice<About & { at: string }>({
  kind: 'measure.decided',
  subject: (data) => `Décision concernant votre compte : ${nameOf(data)}`,
  paragraphs: (data) => [
    `Une décision a été prise au sujet de votre compte : ${nameOf(data)}.`,
    'Vous trouverez son effet, ses motifs et les moyens de la contester dans votre espace.',
  ],
  mailDetails: async (ctx, { measureId, at }) => {
    const row = await findMeasure(ctx.tx, measureId);
    if (!row) return [];
    const parts = statementFr(presentDecision(ctx.keyring, row, new Date(at)));
    return parts.map(({ title, text }) => `${title} : ${text}`);
  },
  page,
});

export const measureOverNotice = defineNotice<About & { how: 'lifted' | 'expired' | 'remedied' }>({
  kind: 'measure.over',
  subject: (data) => `Votre compte : fin d’une mesure (${nameOf(data)})`,
  paragraphs: (data) => [
    {
      lifted: `La mesure prise au sujet de votre compte (${nameOf(data)}) est levée.`,
      expired: `La mesure prise au sujet de votre compte (${nameOf(data)}) est arrivée à son terme.`,
      remedied: 'Il a été noté que vous avez remédié au manquement signalé.',
    }[data.how],
  ],
  page,
});

export const terminationBegunNotice = defineNotice<About>({
  kind: 'measure.termination-begun',
  subject: () => 'Votre compte a pris fin',
  paragraphs: () => [
    'Le préavis de la résiliation de votre compte est arrivé à son terme.',
    'La décision et ses motifs restent lisibles dans votre espace, où vous pouvez aussi demander vos données.',
  ],
  page,
});

export const appealDecidedNotice = defineNotice<About & { outcome: 'granted' | 'refused' }>({
  kind: 'appeal.decided',
  subject: () => 'Réponse à votre contestation',
  paragraphs: ({ outcome }) => [
    outcome === 'granted'
      ? 'Votre contestation est accueillie : la mesure est levée.'
      : 'Votre contestation n’est pas accueillie : la décision est maintenue.',
    'La réponse motivée est dans votre espace.',
  ],
  page,
});

export const appealMadeNotice = defineNotice<{ measureId: string; accountId: string }>({
  kind: 'appeal.made',
  subject: () => 'Une décision est contestée',
  paragraphs: () => ['Une personne conteste une décision prise au sujet de son compte. Une réponse est due.'],
  page: ({ accountId }) => ({ label: 'Voir la contestation', path: `/moderation/comptes/${accountId}` }),
});

export const refusalsGatheredNotice = defineNotice<{ accountId: string }>({
  kind: 'account.refusals-gathered',
  subject: () => 'Alerte : un compte essuie de nombreux refus',
  paragraphs: () => [
    'En quelques minutes, un compte a demandé de nombreuses fois ce qui ne lui est pas ouvert.',
    'Il peut s’agir d’une curiosité, d’un outil automatique ou d’un compte détourné. Rien n’a été ouvert ; aucune mesure n’a été prise.',
  ],
  page: ({ accountId }) => ({ label: 'Voir le compte', path: `/moderation/comptes/${accountId}` }),
});

export const readingGatheredNotice = defineNotice<{ accountId: string; what: string }>({
  kind: 'account.reading-gathered',
  subject: () => 'Alerte : un compte lit beaucoup en peu de temps',
  paragraphs: ({ what }) => [
    what === 'cases'
      ? 'Un compte a ouvert bien plus de dossiers que le travail n’en demande.'
      : 'Un compte a affiché bien plus de listes que le travail n’en demande.',
    'Il peut s’agir d’un outil automatique ou d’un compte détourné. À la limite, le service lui demande d’attendre ; aucune mesure n’a été prise.',
  ],
  page: ({ accountId }) => ({ label: 'Voir le compte', path: `/moderation/comptes/${accountId}` }),
});

export const measureNotices = [
  readingGatheredNotice,
  refusalsGatheredNotice,
  measureDecidedNotice,
  measureOverNotice,
  terminationBegunNotice,
  appealDecidedNotice,
  appealMadeNotice,
] as readonly NoticeKind<never>[] as readonly NoticeKind[];
