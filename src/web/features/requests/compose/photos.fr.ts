import { defineTexts, plural } from '#web/lib/text.ts';

export const photosFr = defineTexts({
  notice:
    'Secret médical : cadrez seulement la zone utile, sans visage si possible. Prises ici, les photos ne restent pas dans le téléphone.',
  law: 'Photographiez avec l’accord du patient. Porter atteinte au secret médical, à l’image ou à la vie privée peut être une infraction pénale.',
  example: 'Exemple de cadrage',
  take: 'Prendre une photo',
  choose: 'Choisir un fichier',
  required: (min: number) => `Au moins ${plural(min, 'photo', 'photos')}`,
  optional: 'Facultatif',
  none: 'Aucune photo pour le moment.',
  full: (max: number) => `${max} photos au plus pour cette vue.`,
  ofView: (view: string) => `Photos : ${view}`,
  name: (view: string, position: number) => `${view} ${position}`,
  unnamed: 'Photo prise ici',
  removed: 'Photo retirée.',
  kept: 'Photo remise.',
  isNew: 'Nouvelle',
  small: {
    title: (name: string) => `${name} : plus petite que conseillé`,
    text: (width: number, height: number) =>
      `${width} × ${height} pixels ; 1024 × 768 au moins sont conseillés. Reprenez-la si vous le pouvez.`,
    reason: 'Sinon, pourquoi part-elle ainsi ?',
    reasonHint: 'Le médecin lit cette raison.',
  },
  camera: {
    title: 'Prendre une photo',
    starting: 'Ouverture de l’appareil photo…',
    shoot: 'Photographier',
    keep: 'Garder',
    again: 'Reprendre',
    torchOn: 'Allumer la lampe',
    torchOff: 'Éteindre la lampe',
    zoom: 'Zoom',
    preview: 'Photo prise, à vérifier',
    law: 'Avec l’accord du patient, la zone utile seulement : secret médical et droit à l’image.',
    live: 'Image de l’appareil photo',
    check: 'Vérifiez la netteté : touchez la photo pour l’agrandir.',
    enlarge: 'Agrandir ou réduire la photo prise',
    taken: (count: number) =>
      `${plural(count, 'photo gardée', 'photos gardées')}. Vous pouvez en prendre une autre.`,
    done: 'Terminer',
    noneTitle: 'L’appareil photo n’est pas disponible',
    denied:
      'L’accès à l’appareil photo est refusé pour ce site. Autorisez-le dans les réglages du navigateur, ou choisissez un fichier.',
    missing: 'Aucun appareil photo n’a été trouvé sur cet appareil. Choisissez un fichier.',
    busy: 'L’appareil photo est déjà utilisé par une autre application. Fermez-la, ou choisissez un fichier.',
    failed: 'La photo n’a pas pu être prise. Réessayez.',
  },
});
