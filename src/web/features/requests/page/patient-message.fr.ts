import type { PatientMessageState } from '#contracts/notifications/patient-message.contract.ts';
import { defineTexts } from '#web/lib/text.ts';

export const patientMessageFr = defineTexts({
  title: 'Prévenir le patient par SMS',
  lead: 'Un seul SMS, quand l’avis est arrivé, entre 8\u00a0h et 20\u00a0h\u00a0: «\u00a0Votre avis est disponible à la pharmacie\u00a0». Rien d’autre n’y figure. L’annonce et la remise restent les vôtres.',
  agreed: 'Le patient accepte de recevoir ce SMS',
  phone: 'Mobile du patient',
  ask: 'Demander le SMS',
  withdraw: 'Ne plus envoyer',
  number: (end: string) => `au numéro qui finit par ${end}.`,
  sentAt: (when: string) => `Parti ${when}.`,
  states: {
    asked: 'Partira à l’arrivée de l’avis,',
    waiting: 'Partira dans la journée,',
    sent: 'Envoyé',
    delivered: 'Remis',
    failed: 'Envoi impossible ou incertain, prévenez le patient vous-même,',
    stopped: 'Non envoyé, la personne ne veut plus de SMS,',
    withdrawn: 'Annulé,',
  } satisfies Record<PatientMessageState, string>,
});
