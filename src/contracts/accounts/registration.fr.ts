export const registrationErrorsFr = {
  'registration.incomplete': 'Il manque des informations. Elles sont signalées à leur place.',
  'registration.link_gone': 'Ce lien n’est plus valable. Demandez-en un nouveau.',
  'registration.wrong_password': 'Ce n’est pas le mot de passe choisi à l’inscription.',
  'registration.email_unconfirmed': 'Confirmez d’abord votre adresse par le lien reçu par e-mail.',
  'registration.over': 'Votre inscription est déjà enregistrée. Modifiez vos informations dans votre profil.',
  'registration.too_many': 'Trop de demandes. Patientez un moment avant de recommencer.',
  'registration.terms_changed': 'Les conditions viennent de changer. Relisez-les avant de les accepter.',
} as const;
export type RegistrationErrorCode = keyof typeof registrationErrorsFr;

/** Said at a field. */
export const registrationFieldsFr = {
  missing: 'Ce champ est nécessaire.',
  unticked: 'Cochez cette déclaration pour continuer.',
  tooLong: 'Ce texte est trop long : 200 caractères au plus.',
  choice: 'Choisissez une des réponses.',
  postalCode: 'Un code postal compte cinq chiffres.',
  underAge: 'Le service est réservé aux professionnels âgés de 18 ans au moins.',
  terms: 'Cochez cette case pour accepter les conditions.',
} as const;
