import { defineTexts } from '#web/lib/text.ts';

/** The application on the device: a new version, and putting it on the home screen. */
export const deviceFr = defineTexts({
  update: {
    ready: 'Une nouvelle version est prête.',
    elsewhere: 'Une nouvelle version est ouverte dans une autre fenêtre.',
    kept: 'Votre saisie est enregistrée avant la mise à jour.',
    take: 'Mettre à jour',
    unsaved: 'Votre dernière saisie n’a pas pu être enregistrée. Vérifiez la connexion, puis mettez à jour.',
  },
  install: {
    title: 'Installer l’application sur cet appareil',
    text: 'Elle s’ouvre alors depuis l’écran d’accueil, aussi sans réseau.',
    byHand: 'Touchez « Partager » dans le navigateur, puis « Sur l’écran d’accueil ».',
    install: 'Installer',
  },
});
