/** Why a birth date is refused, said at its field. */
export const birthDateErrorsFr = {
  'birth_date.empty': 'Indiquez la date de naissance.',
  'birth_date.form': 'Cette date n’existe pas. Indiquez le jour, le mois et l’année.',
  'birth_date.future': 'La date de naissance ne peut pas être dans le futur.',
  'birth_date.too_old': 'Cette date de naissance est trop ancienne. Vérifiez l’année.',
} as const;
