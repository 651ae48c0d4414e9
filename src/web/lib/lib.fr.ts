/** Sentences of the library itself (network, unexpected answers). */
export const errorsFr = {
  offline: 'La connexion est interrompue. Ce que vous avez saisi est conservé ici.',
  unexpectedAnswer: 'La réponse du serveur n’est pas celle attendue. Rechargez la page.',
  unknown: 'Un incident est survenu. Réessayez ; si cela dure, prévenez l’exploitant.',
  uploadRefused: 'Ce fichier n’a pas été accepté.',
  photoWaits: 'Gardée ici, chiffrée. Elle partira dès le retour du réseau.',
  uploadInterrupted: 'L’envoi est interrompu. Il reprendra là où il s’est arrêté.',
} as const;

/** What browsers refuse about passkeys, in calm words. */
export const passkeyFr = {
  cancelled: 'La demande a été annulée ou a expiré. Recommencez quand vous voulez.',
  alreadyThere: 'Cet appareil a déjà une clé d’accès pour votre compte.',
  wrongAddress: 'Les clés d’accès ne fonctionnent pas à cette adresse. Prévenez l’exploitant.',
  unsuitable:
    'Cet appareil ne convient pas : il faut pouvoir y conserver la clé et la déverrouiller par code, doigt ou visage.',
} as const;
