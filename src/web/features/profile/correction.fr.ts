import { defineTexts } from '#web/lib/text.ts';

export const correctionFr = defineTexts({
  documentTitle: 'Corriger des données',
  title: 'Corriger des données',
  lead: 'À la demande de la personne, et d’elle seule. La recherche et la correction sont inscrites avec leur motif ; la personne en est prévenue.',
  back: 'Exploitation',
  lookUpTitle: 'Trouver le compte',
  fromTicket: 'La correction répond à un échange avec l’assistance.',
  seeTicket: 'Voir l’échange',
  email: 'Adresse e-mail du compte',
  emailHint: 'L’adresse exacte. Il n’y a pas de liste des comptes.',
  or: 'ou',
  rpps: 'Numéro RPPS',
  reason: 'Motif',
  reasonHint: 'Qui a demandé quoi, comment et quand. La personne le lira.',
  lookUp: 'Ouvrir et inscrire',
  roles: { pharmacist: 'Pharmacien', doctor: 'Médecin' },
  who: 'Compte',
  changeTitle: 'Ses données',
  identityWarning:
    'Corriger un nom, un numéro RPPS ou un FINESS referme le service jusqu’à une nouvelle vérification.',
  by: { self: 'par la personne', operator: 'par l’exploitant' },
  summary: 'Ce qui va changer',
  nothing: 'Rien n’est encore modifié.',
  save: 'Corriger et prévenir la personne',
  saved: 'Corrigé. La personne en est prévenue.',
  another: 'Corriger un autre compte',
});
