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
  {
    name: 'consilia_psc',
    duration: 'une heure au plus',
    purpose: 'terminer une connexion par Pro Santé Connect dans le navigateur où elle a commencé',
  },
  {
    name: 'consilia_passkey',
    duration: 'cinq minutes',
    purpose: 'terminer une connexion par clé d’accès dans le navigateur où elle a commencé',
  },
] as const;
