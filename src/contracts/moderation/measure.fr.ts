import type { RestrictionScope } from '../accounts/account.vocabulary.ts';
import { formatDateTimeFr } from '../values/french-dates.ts';
import type { Decision } from './measure.contract.ts';
import type { GraveGround, MeasureBasis, MeasureKind } from './measure.vocabulary.ts';

export const measureErrorsFr = {
  'account.unknown': 'Aucun compte ne correspond.',
  'account.limited': 'Vous avez atteint le nombre permis par jour par une mesure en cours.',
  'measure.not_found': 'Cette décision n’existe pas ou ne vous concerne pas.',
  'measure.already_in_force': 'Une mesure de cette nature est déjà en cours pour ce compte.',
  'measure.own_account': 'Vous ne pouvez pas décider d’une mesure sur votre propre compte.',
  'measure.ground_required': 'Le fondement, les faits et leur preuve sont obligatoires.',
  'measure.grave_reason_required': 'Un « autre manquement grave » demande un motif écrit.',
  'measure.warning_first': 'Demandez d’abord de remédier au manquement, ou indiquez un manquement grave.',
  'measure.notice_required':
    'Un professionnel a droit à 30 jours de préavis, sauf manquement grave ou demande d’une autorité.',
  'measure.end_in_past': 'La date de fin doit être à venir.',
  'measure.not_possible': 'Cette mesure n’est plus dans un état qui le permet.',
  'appeal.not_found': 'Cette décision n’est pas contestée.',
  'appeal.already_made': 'Vous avez déjà contesté cette décision.',
  'appeal.already_decided': 'Une réponse a déjà été donnée à cette contestation.',
  'appeal.too_late': 'Le délai pour contester cette décision est passé.',
  'appeal.other_operator': 'Une autre personne que l’auteur de la décision doit répondre.',
} as const;
export type MeasureErrorCode = keyof typeof measureErrorsFr;

export const measureNamesFr: Record<MeasureKind, string> = {
  warning: 'Mise en demeure',
  limit: 'Limitation',
  restriction: 'Restriction',
  suspension: 'Suspension',
  termination: 'Résiliation',
};

export const scopeNamesFr: Record<RestrictionScope, string> = {
  requests: 'nouvelles demandes',
  answers: 'prise de dossiers',
  messaging: 'échanges après l’avis',
};

export const basisNamesFr: Record<MeasureBasis, string> = {
  breach: 'manquement aux conditions',
  'authority-request': 'demande expresse d’une autorité administrative ou judiciaire',
  'rights-infringement': 'atteinte, avérée ou supposée, aux droits d’autrui',
};

export const graveNamesFr: Record<GraveGround, string> = {
  'legal-breach': 'violation de la loi',
  'unauthorised-access': 'tentative d’accès non autorisé',
  fraud: 'fraude',
  'usurped-credentials': 'usurpation d’identifiants',
  'other-grave': 'autre manquement grave',
};

const on = (at: string): string => formatDateTimeFr(new Date(at));
const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Effect = Pick<Decision, 'kind' | 'scopes' | 'perDay' | 'startsAt' | 'untilAt'>;

const effectsFr: Record<MeasureKind, (effect: Effect) => string> = {
  warning: ({ untilAt }) => `Vous êtes invité à remédier au manquement avant le ${on(untilAt ?? '')}.`,
  limit: ({ scopes, perDay, ...span }) =>
    `Au plus ${perDay} par jour : ${scopes.map((scope) => scopeNamesFr[scope]).join(', ')}, ${spanFr(span)}.`,
  restriction: ({ scopes, ...span }) =>
    `Fermé pour votre compte : ${scopes.map((scope) => scopeNamesFr[scope]).join(', ')}, ${spanFr(span)}.`,
  suspension: (span) => `Votre compte est suspendu ${spanFr(span)}.`,
  termination: ({ startsAt }) => `Votre compte prend fin le ${on(startsAt)}.`,
};

function spanFr({ startsAt, untilAt }: Pick<Effect, 'startsAt' | 'untilAt'>): string {
  return untilAt === null
    ? `à compter du ${on(startsAt)}, sans limite de durée`
    : `du ${on(startsAt)} au ${on(untilAt)}`;
}

/** The statement of reasons, part by part: the same words in the application and in the mail (B-118). */
export function statementFr(
  decision: Omit<Decision, 'ending' | 'appeal'>,
): { title: string; text: string }[] {
  const { basis, grave, graveReason, clause, facts, immediateReason, appealUntil } = decision;
  const ground = [basisNamesFr[basis], grave && graveNamesFr[grave], graveReason].filter(Boolean).join(' ; ');
  const parts = [
    { title: 'Effet', text: effectsFr[decision.kind](decision) },
    {
      title: 'Étendue',
      text: 'La mesure vaut pour votre compte, quel que soit le lieu d’où vous l’utilisez.',
    },
    { title: 'Faits', text: facts },
    { title: 'Fondement', text: `${capitalised(ground)}. Règle appliquée : ${clause}.` },
    { title: 'Préavis', text: immediateReason && `Fin sans préavis : ${immediateReason}` },
    { title: 'Décision', text: 'Elle a été prise par une personne, sans moyen automatisé.' },
    {
      title: 'Recours',
      text: `${appealUntil ? `Vous pouvez la contester gratuitement, une fois, depuis votre espace jusqu’au ${on(appealUntil)}. ` : ''}Vous pouvez aussi recourir à un médiateur ou saisir la juridiction compétente.`,
    },
  ];
  return parts.filter(({ text }) => text !== '');
}
