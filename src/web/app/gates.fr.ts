import { defineTexts } from '#web/lib/text.ts';

export const gatesFr = defineTexts({
  again: 'Vérifier à nouveau',
  'second-factor': { title: 'Second facteur', text: 'Terminez votre connexion avec votre second facteur.' },
  locked: { title: 'Session verrouillée', text: 'Déverrouillez pour reprendre là où vous en étiez.' },
  closing: { title: 'Compte en cours de fermeture', text: 'Votre compte est en cours de fermeture.' },
  'second-factor-missing': {
    title: 'Ajoutez un second facteur',
    text: 'Votre compte donne accès à des données de santé : un second facteur est nécessaire.',
  },
  terms: { title: 'Conditions d’utilisation', text: 'Acceptez les conditions en vigueur pour continuer.' },
  registering: { title: 'Terminez votre inscription', text: 'Votre inscription n’est pas encore complète.' },
  guardian: {
    title: 'Un accord est nécessaire',
    text: 'Votre compte reste inactif jusqu’à cet accord.',
  },
  suspended: { title: 'Compte suspendu', text: 'Une décision suspend votre compte.' },
  unverified: {
    title: 'Vérification en cours',
    text: 'Votre situation professionnelle est en cours de vérification. Vous recevrez un message dès qu’elle sera faite.',
  },
});
