/** Sentences of the library itself (network, unexpected answers). */
export const errorsFr = {
  offline: 'La connexion est interrompue. Ce que vous avez saisi est conservé ici.',
  unexpectedAnswer: 'La réponse du serveur n’est pas celle attendue. Rechargez la page.',
  unknown: 'Un incident est survenu. Réessayez ; si cela dure, prévenez l’exploitant.',
  uploadRefused: 'Ce fichier n’a pas été accepté.',
  uploadInterrupted: 'L’envoi est interrompu. Il reprendra là où il s’est arrêté.',
} as const;
