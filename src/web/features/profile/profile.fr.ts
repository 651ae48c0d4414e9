import { defineTexts } from '#web/lib/text.ts';

export const profileFr = defineTexts({
  documentTitle: 'Mon profil',
  title: 'Mon profil',
  lead: 'Signalez tout changement ici : vos informations doivent rester exactes.',
  email: 'Adresse e-mail',
  identityWarning: 'Changer votre nom, votre numéro RPPS ou votre FINESS entraîne une nouvelle vérification.',
  save: 'Enregistrer',
  saved: 'Vos informations sont enregistrées.',
  savedVerified: 'Vos informations sont enregistrées. Votre situation va être vérifiée à nouveau.',
  history: 'Historique des modifications',
  noHistory: 'Aucune modification.',
  by: { self: 'par vous', operator: 'par l’exploitant, à votre demande' },
  ticket: 'Voir l’échange',
  change: (before: string, after: string) => `${before || '(vide)'} → ${after || '(vide)'}`,
});
