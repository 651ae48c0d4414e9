import { defineTexts } from '../text.ts';

export const dictationFr = defineTexts({
  onDevice: 'Votre voix reste sur cet appareil.',
  onServer: 'Votre voix est transcrite par cette instance, puis oubliée.',
  inCloud: 'Votre voix est envoyée à l’éditeur de votre navigateur.',
  cloudWarning:
    'Ce navigateur fait transcrire votre voix par les serveurs de son éditeur, hors de cette instance. Ne dites ni nom, ni date de naissance, ni numéro qui désigne une personne.',
  fetching:
    'Le modèle de langue de ce navigateur n’est pas encore là. Réessayez dans quelques minutes, ou saisissez le texte.',
  noEngine:
    'Ce navigateur ne sait pas transcrire sur l’appareil, et cette instance n’a pas de serveur de dictée. Saisissez le texte.',
  insecure: 'La dictée demande une adresse en https. Saisissez le texte.',
  noMicrophone: 'Aucun micro n’a été trouvé. Branchez-en un, ou saisissez le texte.',
  refused:
    'Le micro est refusé à ce site. Autorisez-le dans les réglages du navigateur, ou saisissez le texte.',
  taken: 'Le micro est pris par une autre application. Fermez-la, ou saisissez le texte.',
  failed: 'La dictée n’a pas pu commencer. Saisissez le texte.',
  quiet: 'Rien n’est entendu depuis 30 secondes : la dictée s’est arrêtée.',
  tooSlow: 'La transcription ne suit pas. La dictée s’est arrêtée ; le texte déjà transcrit est conservé.',
  offline: 'Connexion interrompue : le dernier passage n’a pas été transcrit.',
  interrupted: 'Le navigateur a interrompu la dictée. Le texte déjà transcrit est conservé.',
});
