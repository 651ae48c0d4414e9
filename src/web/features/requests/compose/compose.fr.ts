import { defineTexts, plural } from '#web/lib/text.ts';

/** Frame of a new request: steps, saving, gate. The texts of each step stand beside it. */
export const composeFr = defineTexts({
  documentTitle: 'Demande',
  newTitle: 'Nouvelle demande',
  editTitle: 'Demande',
  steps: 'Étapes de la demande',
  stepNames: {
    motif: 'Motif',
    patient: 'Patient',
    clinique: 'Clinique',
    photos: 'Photos',
    relire: 'Relire et envoyer',
  },
  leave: 'Quitter, reprendre plus tard',
  next: 'Continuer',
  previous: 'Retour',
  later: 'Plus tard',
  missingHere: (count: number) =>
    `${plural(count, 'élément manque', 'éléments manquent')} ici : maintenant, ou avant l’envoi.`,
  partOf: (position: number, total: number) => `${position} / ${total}`,
  choose: {
    title: 'Quel est le motif ?',
    lead: 'Le formulaire choisi fixe les questions et les photos demandées.',
    open: (title: string) => `Commencer « ${title} »`,
    change: 'Changer de motif',
    starting: 'Commencer la demande',
  },
  gate: {
    title: 'Écarter l’urgence',
    none: 'Aucun de ces signes',
    noneLeft: 'Aucun autre signe',
    stopTitle: 'Cette situation demande une autre prise en charge',
    stopLead: 'L’avis à distance ne convient pas ici. Ce qu’il faut faire :',
    call: (number: string) => `Appeler le ${number}`,
    correct: 'Corriger ma réponse',
    discard: 'Supprimer ce brouillon',
    close: 'Revenir aux demandes',
    notKept: 'Rien n’a été enregistré.',
    warnTitle: 'À retenir avant de poursuivre',
    openTitle: 'Aucun signe d’urgence relevé',
    openText: 'Vous pouvez poursuivre. Si l’état du patient change pendant la saisie, appelez le 15.',
  },
  colleague: {
    title: 'Un collègue complète aussi cette demande',
    text: 'Ses changements ont été repris ici, et les vôtres sont gardés.',
    both: (fields: string) =>
      `Vous avez tous deux modifié : ${fields}. Votre saisie a été conservée, vérifiez-la.`,
    close: 'J’ai vu',
  },
  sent: {
    title: 'Cette demande ne se modifie plus ici',
    text: 'Elle a été envoyée ou prise par un médecin entre-temps. Ce que vous avez saisi reste affiché sur cette page.',
    open: 'Voir la demande',
  },
  clarifying: {
    title: 'Le médecin demande une précision',
    back: 'Revenir à ce qui est demandé',
  },
  queued: {
    title: 'Demande déjà envoyée',
    text: 'Vos changements ne partent qu’avec « Envoyer les changements », à la dernière étape.',
  },
  discarded: 'Brouillon supprimé.',
});
