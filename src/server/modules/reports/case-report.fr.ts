/** Words that join the facts of a case into the sentences of its report (B-065, B-046, B-050, B-057). No logic. */

import type { declineReasons, ReferralDelay, referralTargets } from '#contracts/cases/case.vocabulary.ts';
import type { CaseContent } from '#contracts/cases/case-draft.ts';

type Holder = NonNullable<CaseContent['consent']['guardianRelation']>;

export const caseReportTexts = {
  motive: (form: string) => `Avis demandé : ${form.toLowerCase()}`,
  act: 'Avis de télé-expertise (médecin requis)',
  tier: (tier: number) => `Niveau ${tier} sur 3`,
  prescription: (name: string) => `Ordonnance : ${name}`,
  otherDocument: (name: string) => `Autre document : ${name}`,
  requesterDocuments: 'Documents joints par la pharmacie',
  addition: 'Ajouté ensuite par la pharmacie',
  holders: { mother: 'mère', father: 'père', guardian: 'représentant légal' } satisfies Record<
    Holder,
    string
  >,
  person: (name: string, relation: string) => `${name} (${relation})`,
  billingNir: (nir: string, holder: string) => `${nir}, numéro de ${holder}`,
  told: (by: string, how: 'oral' | 'written' | null) =>
    `Patient informé ${how === 'written' ? 'par écrit' : 'oralement'} par ${by} ; ` +
    'consentement à l’acte et au partage des données recueilli par la pharmacie',
  guardianConsent: (guardian: string) =>
    `Consentement donné par ${guardian}, titulaire de l’autorité parentale`,
  objectionTold: 'Patient informé de son droit de s’opposer à tout moment',
  rightsAttested: 'Droits du patient attestés ouverts par la pharmacie',
  point: (kind: string, target: string, text: string) => `${kind} (${target}) : ${text}`,
  pointKinds: {
    'more-information': 'Information complémentaire',
    'changed-information': 'Information à corriger',
    'new-photo': 'Nouvelle photo',
  },
  outcomes: {
    open: (target: string) => `${target} : sans réponse.`,
    changed: (target: string) => `${target} : modifié.`,
    impossible: (target: string, reason: string) => `${target} : impossible. ${reason}`.trim(),
  },
  referralTo: {
    none: '',
    'general-practitioner': 'un médecin généraliste',
    dermatologist: 'un dermatologue',
    emergency: 'un service d’urgence',
  } satisfies Record<(typeof referralTargets)[number], string>,
  referralWithin: {
    none: 'non précisé',
    today: 'aujourd’hui',
    'three-days': 'dans les trois jours',
    week: 'dans la semaine',
    month: 'dans le mois',
    'three-months': 'dans les trois mois',
  } satisfies Record<ReferralDelay, string>,
  emergencyDelay: 'immédiatement',
} as const;

export const endingRecordTexts = {
  declined: (count: number, reasons: string) =>
    `${count === 1 ? '1 médecin a décliné' : `${count} médecins ont décliné`} la demande (${reasons}).`,
  declineReasons: {
    'not-my-field': 'hors de son domaine',
    'photos-unusable': 'photos inexploitables',
    'no-time': 'manque de disponibilité',
    'knows-patient': 'connaît le patient',
    'not-feasible': 'non réalisable à distance',
    other: 'autre motif',
  } satisfies Record<(typeof declineReasons)[number], string>,
  reason: (reason: string, count: number) => `${reason} : ${count}`,
  escalations: {
    'not-taken': (count: number) => `Délai de prise en charge passé : ${count} fois.`,
    'not-answered': (count: number) => `Délai de réponse passé : ${count} fois.`,
    'nobody-left': (count: number) => `Aucun médecin disponible à un niveau : ${count} fois.`,
  },
  handedUp: (count: number) => `Transmise à un niveau supérieur : ${count} fois.`,
  endedBy: (name: string) => `${name}, direction médicale`,
} as const;
