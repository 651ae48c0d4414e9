/** Why a patient's own INS is refused, said at its field. */
export const insErrorsFr = {
  'ins.empty': 'Indiquez le matricule INS du patient, ou laissez ce champ vide.',
  'ins.characters': 'Le matricule INS ne contient que des chiffres (ou 2A, 2B pour la Corse).',
  'ins.length': 'Le matricule INS compte 15 caractères, clé comprise.',
  'ins.first_digit': 'Ce matricule INS ne commence pas par un chiffre possible. Relisez-le.',
  'ins.month': 'Le mois inscrit dans ce matricule INS n’existe pas. Relisez les chiffres 4 et 5.',
  'ins.key': 'La clé ne correspond pas au matricule INS. Relisez les 15 caractères.',
} as const;
