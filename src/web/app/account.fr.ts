import { defineTexts } from '#web/lib/text.ts';

export const accountFr = defineTexts({
  title: 'Mon compte',
  navigation: 'Mon compte',
  lock: 'Verrouiller cet écran',
  sections: {
    profile: { label: 'Mon profil', lead: 'Vos informations, à garder exactes, et ce qui y a changé.' },
    phrases: {
      label: 'Mes phrases et modèles',
      lead: 'Vos textes à insérer dans un avis, et ceux qui sont partagés.',
    },
    activity: { label: 'Mon activité', lead: 'Vos délais, vos demandes en cours, les précisions demandées.' },
    team: { label: 'Mon équipe', lead: 'Les personnes de votre pharmacie, chacune avec son compte.' },
    availability: { label: 'Mes disponibilités', lead: 'Vos heures, vos absences, une pause.' },
    notifications: { label: 'Mes notifications', lead: 'E-mail, SMS, appareils, heures calmes.' },
    security: { label: 'Sécurité du compte', lead: 'Second facteur et codes de secours.' },
    password: { label: 'Mot de passe', lead: 'Le changer, ou se le faire rappeler.' },
    connections: { label: 'Mes connexions', lead: 'Où votre compte est ouvert, et comment le fermer.' },
    email: { label: 'Adresse e-mail', lead: 'Celle avec laquelle vous vous connectez.' },
    messages: { label: 'Messages du service', lead: 'Ce que le service vous a fait savoir.' },
    verification: { label: 'Ma vérification', lead: 'Ce qui est vérifié, jusqu’à quand, vos pièces.' },
    decisions: { label: 'Décisions me concernant', lead: 'Leurs motifs, et comment les contester.' },
    acceptances: { label: 'Mes acceptations', lead: 'Les textes acceptés, et leur preuve à emporter.' },
    support: { label: 'Assistance', lead: 'Signaler un problème ou une intrusion, poser une question.' },
    psc: { label: 'Pro Santé Connect', lead: 'Lier votre compte à votre identité professionnelle.' },
    grants: { label: 'Mes autorisations', lead: 'Accords écrits de l’exploitant, jetons d’accès.' },
    data: { label: 'Mes données', lead: 'Emporter vos données, fermer votre compte.' },
  },
});
