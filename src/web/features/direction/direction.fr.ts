import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { DirectorCase } from '#contracts/cases/case-after.contract.ts';
import { defineTexts, plural } from '#web/lib/text.ts';

/** Words that the overview and the page of one case share. */
export const directionFr = defineTexts({
  back: 'Suivi',
  routing: 'Règles d’acheminement',
  statuses: {
    draft: 'Brouillon',
    queued: 'En attente d’un médecin',
    claimed: 'Chez un médecin',
    clarifying: 'Précisions demandées à la pharmacie',
    unanswered: 'Sans réponse',
    answered: 'Avis rendu',
    ended: 'Clos sans avis',
    withdrawn: 'Retiré par la pharmacie',
    objected: 'Arrêté : opposition du patient',
    discarded: 'Brouillon supprimé',
  } satisfies Record<CaseStatus, string>,
  alerts: {
    unanswered: 'Sans réponse',
    'older-than-five-days': 'Attente longue',
    'urgent-unread': 'Avis urgent non lu',
    overdue: 'Délai dépassé',
  } satisfies Record<DirectorCase['alerts'][number], string>,
  sentNow: 'Envoyé à l’instant',
  waits: (since: string) => `Attend ${since}`,
  sent: (day: string, time: string) => `Envoyé ${day} à ${time}`,
  due: (deadline: string) => `Attendu ${deadline}`,
  heldBy: (name: string) => `Chez ${name}`,
  answeredBy: (name: string) => `Avis de ${name}`,
  heldByPharmacy: (name: string) => `${name} attend la pharmacie`,
  heldByNobody: 'Aucun médecin ne l’a',
  escalations: (count: number) => plural(count, 'passage de niveau', 'passages de niveau'),
});
