import { defineTexts, plural } from '#web/lib/text.ts';

export const photosFr = defineTexts({
  notice:
    'Secret médical : cadrez seulement la zone utile, sans visage si possible. Prises ici, les photos ne restent pas dans le téléphone.',
  law: 'Photographiez avec l’accord du patient. Porter atteinte au secret médical, à l’image ou à la vie privée peut être une infraction pénale.',
  example: 'Exemple de cadrage',
  take: 'Prendre une photo',
  choose: 'Choisir un fichier',
  required: (min: number) => `Au moins ${plural(min, 'photo', 'photos')}`,
  optional: 'Facultatif',
  none: 'Aucune photo pour le moment.',
  full: (max: number) => `${max} photos au plus pour cette vue.`,
  ofView: (view: string) => `Photos : ${view}`,
  name: (view: string, position: number) => `${view} ${position}`,
  unnamed: 'Photo prise ici',
  removed: 'Photo retirée.',
  kept: 'Photo remise.',
  isNew: 'Nouvelle',
  small: {
    title: (name: string) => `${name} : plus petite que conseillé`,
    text: (width: number, height: number) =>
      `${width} × ${height} pixels ; 1024 × 768 au moins sont conseillés. Reprenez-la si vous le pouvez.`,
    reason: 'Sinon, pourquoi part-elle ainsi ?',
    reasonHint: 'Le médecin lit cette raison.',
  },
  poor: {
    title: (name: string, found: string) => `${name}\u00a0: ${found}`,
    why: 'La garder ainsi, et dire pourquoi',
    whyHint: 'Le médecin lit cette raison. Vous pouvez aussi ne rien préciser.',
  },
});
