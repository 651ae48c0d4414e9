export const patientMessageErrorsFr = {
  'patient-message.not_possible': 'Aucun SMS ne peut être demandé pour ce dossier.',
  'patient-message.already_sent': 'Le SMS est déjà parti : il n’y en a qu’un par dossier.',
} as const;

export const patientMessageFieldsFr = {
  agree: 'Cochez l’accord du patient : sans lui, aucun SMS ne part.',
} as const;
