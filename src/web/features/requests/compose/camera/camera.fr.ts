import type { ViewId } from '#contracts/forms/form-definition.ts';
import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import { defineTexts, plural } from '#web/lib/text.ts';

/** What the frame of a picture is for: the views of the forms, and a second one from the side. */
export type FrameKind = ViewId | 'oblique';

export const frameWordsFr: Readonly<Record<FrameKind, string>> = {
  regional: 'À un mètre, bien en face : toute la zone dans le cadre.',
  'close-up': 'À 15–20 cm, lésion au centre. Posez une règle ou une pièce à côté.',
  oblique: 'De biais, à 45°, règle ou pièce toujours visible.',
  dermoscopic: 'Dermatoscope posé sans appuyer, lésion entière dans le cercle.',
};

/** What to do about a hint. */
export const hintAdviceFr: Readonly<Record<PhotoHint, string>> = {
  dark: 'Plus de lumière : approchez-vous d’une fenêtre ou allumez la lampe.',
  overexposed: 'Moins de lumière : éteignez la lampe ou évitez le reflet.',
  shaken: 'Tenez le téléphone à deux mains, coudes contre le corps.',
  blurred: 'Reculez de 10 cm et laissez la mise au point se faire.',
  noisy: 'Plus de lumière : l’image est granuleuse.',
  small: 'Approchez-vous plutôt que de zoomer.',
  'not-dermoscopic': 'Le contour rond du dermatoscope ne se voit pas : est-il posé sur la peau ?',
  'looks-dermoscopic': 'Photo au dermatoscope ? Sa place est dans « Vue dermoscopique ».',
};

/** The same where the device can focus on a point. */
export const focusAdviceFr: Readonly<Partial<Record<PhotoHint, string>>> = {
  blurred: 'Reculez de 10 cm et touchez la lésion pour faire la mise au point.',
};

export const cameraFr = defineTexts({
  title: 'Prendre une photo',
  law: 'Avec l’accord du patient, la zone utile seulement : secret médical et droit à l’image.',
  live: 'Image de l’appareil photo',
  starting: 'Ouverture de l’appareil photo…',
  shoot: 'Photographier',
  failed: 'La photo n’a pas pu être prise. Réessayez.',
  done: 'Terminer',
  file: 'Choisir un fichier',
  taken: (count: number) => plural(count, 'photo gardée', 'photos gardées'),
  torchOn: 'Allumer la lampe',
  torchOff: 'Éteindre la lampe',
  zoom: 'Zoom',
  focus: 'Touchez la lésion pour faire la mise au point.',
  levelOn: 'Afficher le niveau',
  levelOff: 'Masquer le niveau',
  isLevel: 'Téléphone droit',
  isTilted: (degrees: number) => `Téléphone penché de ${degrees}°`,
  preview: 'Photo prise, à vérifier',
  enlarge: 'Agrandir ou réduire la photo prise',
  found: (words: string) => `Photo ${words}.`,
  checking: 'Vérification de la photo…',
  good: 'Rien à signaler : touchez la photo pour l’agrandir et vérifier.',
  unchecked: 'Vérifiez la netteté : touchez la photo pour l’agrandir.',
  keep: 'Garder',
  keepAnyway: 'Garder quand même',
  again: 'Reprendre',
  why: 'Pourquoi la garder ainsi ?',
  whyHint: 'Le médecin lit cette raison.',
  unsaid: 'Sans préciser',
  retry: 'Réessayer',
  refusals: {
    denied: {
      title: 'L’appareil photo n’est pas autorisé',
      text: 'Autorisez-le pour ce site dans les réglages du navigateur, puis réessayez. Vous pouvez aussi choisir un fichier.',
    },
    missing: {
      title: 'Aucun appareil photo ici',
      text: 'Continuez sur un téléphone ou une tablette : la demande vous y attend. Vous pouvez aussi choisir un fichier.',
    },
    busy: {
      title: 'L’appareil photo est déjà utilisé',
      text: 'Fermez l’autre application qui s’en sert (appel vidéo, scanner), puis réessayez.',
    },
    lost: {
      title: 'L’appareil photo s’est arrêté',
      text: 'Il a été débranché ou pris par une autre application. Les photos gardées le restent.',
    },
    insecure: {
      title: 'L’appareil photo demande une adresse sûre',
      text: 'Ouvrez ce site par son adresse « https:// ». Vous pouvez aussi choisir un fichier.',
    },
  },
});
