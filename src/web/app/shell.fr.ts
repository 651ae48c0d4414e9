import { defineTexts } from '#web/lib/text.ts';

export const shellFr = defineTexts({
  terms: 'Conditions d’utilisation',
  texts: 'Textes et confidentialité',
  product: 'Consilia',
  home: 'Consilia, accueil',
  skip: 'Aller au contenu',
  notices: 'À savoir',
  navigation: 'Navigation principale',
  account: 'Mon compte',
  accountUnread: (count: number) =>
    `Mon compte, ${count} message${count > 1 ? 's' : ''} non lu${count > 1 ? 's' : ''}`,
  tellProblem: 'Signaler un problème ou une intrusion',
  lock: 'Verrouiller',
  signOut: 'Se déconnecter',
  signOutFailed: 'La déconnexion n’a pas abouti. Vérifiez la connexion puis recommencez.',
  notFoundTitle: 'Page introuvable',
  notFoundText: 'Cette page n’existe pas, ou ne vous est pas ouverte.',
  backHome: 'Revenir à l’accueil',
  crashTitle: 'Un incident est survenu sur cette page',
  crashText:
    'Ce qui était enregistré l’est toujours. Rechargez la page ; si cela dure, prévenez l’exploitant.',
  reload: 'Recharger la page',
  coming: 'Cet écran n’est pas encore disponible.',
  lostTitle: 'Votre session a pris fin',
  lostLead: 'Reconnectez-vous pour continuer. Ce que vous avez saisi est toujours là.',
  nav: {
    requests: 'Demandes',
    newRequest: 'Nouvelle demande',
    queue: 'Demandes en attente',
    answered: 'Mes dossiers',
    oversight: 'Suivi',
    verifications: 'Vérifications',
    moderation: 'Modération',
    support: 'Assistance',
    operating: 'Exploitation',
  },
});
