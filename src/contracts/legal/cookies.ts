/** Every cookie the server sets, with what it is for: none but what the service cannot do without. */
export const ownCookies = [
  {
    name: 'consilia_session',
    duration: 'jusqu’à la déconnexion ou la fermeture du navigateur',
    purpose: 'reconnaître votre session',
  },
  {
    name: 'consilia_device',
    duration: 'un an après la dernière connexion',
    purpose: 'reconnaître l’appareil, pour vous prévenir d’une connexion depuis un appareil inconnu',
  },
] as const;
