import { defineTexts } from '#web/lib/text.ts';

export const ownCasesFr = defineTexts({
  documentTitle: 'Mes dossiers',
  title: 'Mes dossiers',
  lead: 'Les dossiers que vous avez pris, et ceux auxquels vous avez répondu.',
  lists: 'Dossiers',
  held: 'En cours',
  answered: 'Répondus',
  items: { held: 'Dossiers en cours', answered: 'Dossiers répondus' },
  taken: (since: string) => `dans vos dossiers ${since}`,
  takenNow: 'pris à l’instant',
  answeredOn: (day: string, time: string) => `Répondu ${day} à ${time}`,
  writing: 'À répondre',
  clarifying: 'Précisions demandées',
  clarifyingText: 'Votre délai est suspendu jusqu’à la réponse de la pharmacie',
  withdrawn: 'Retiré par la pharmacie',
  objected: 'Arrêté : opposition du patient',
  withdrawnReason: (reason: string) => `Raison donnée : ${reason}`,
  withdrawnText: 'Ce dossier vous est de nouveau fermé ; vous n’avez plus rien à faire.',
  followUp: 'Question de la pharmacie à lire',
  empty: {
    held: {
      title: 'Vous n’avez aucun dossier en cours',
      text: 'Prenez un dossier dans la liste des demandes en attente.',
    },
    answered: {
      title: 'Vous n’avez encore répondu à aucun dossier',
      text: 'Chaque avis signé reste consultable ici.',
    },
  },
  toQueue: 'Voir les demandes en attente',
});
