/** Sentences of the photo viewer beside those of `ui.fr.ts`: comparing, measuring, the viewing aid. */
const decimal = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToTwo = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

export const viewerFr = {
  curtain: 'Avant / après',
  curtainOff: 'Quitter avant / après',
  compareWith: 'Comparer avec',
  curtainSlider: 'Limite entre les deux photos',
  curtainValue: (percent: number) => `${percent} % de la première photo`,
  before: (name: string) => `À gauche : ${name}`,
  after: (name: string) => `À droite : ${name}`,
  aid: 'Luminosité et contraste',
  aidOff: 'Rétablir la luminosité et le contraste',
  brightness: 'Luminosité',
  contrast: 'Contraste',
  percent: (value: number) => `${value} %`,
  aidLead: 'Aide à la lecture : la photo et le compte rendu ne changent pas.',
  aidBadge: (brightness: number, contrast: number) =>
    `Aide à la lecture : luminosité ${brightness} %, contraste ${contrast} %`,
  reset: 'Rétablir',
  measure: 'Mesurer',
  measureOff: 'Quitter la mesure',
  thing: 'Repère visible sur la photo',
  things: {
    ruler: (millimetres: number) => `Règle, ${millimetres} mm`,
    'coin-2e': 'Pièce de 2 €, diamètre',
    'coin-1e': 'Pièce de 1 €, diamètre',
    'coin-50c': 'Pièce de 50 centimes, diamètre',
    'coin-20c': 'Pièce de 20 centimes, diamètre',
    'coin-10c': 'Pièce de 10 centimes, diamètre',
    'coin-5c': 'Pièce de 5 centimes, diamètre',
    'coin-2c': 'Pièce de 2 centimes, diamètre',
    'coin-1c': 'Pièce de 1 centime, diamètre',
  },
  thingLine: (millimetres: number) => `${upToTwo.format(millimetres)} mm`,
  markScale: 'Touchez les deux bouts du repère.',
  markSecond: 'Touchez l’autre bout.',
  markLength: 'Touchez les deux bouts de ce que vous mesurez.',
  byKeys: 'Au clavier : les flèches amènent le point sous la croix, Entrée le pose.',
  length: (millimetres: number, within: number) =>
    `Environ ${decimal.format(millimetres)} mm, à ${decimal.format(Math.max(within, 0.1))} mm près`,
  lengthShort: (millimetres: number) => `≈ ${decimal.format(millimetres)} mm`,
  tooUncertain: 'Trop incertain : agrandissez la photo et posez les points de nouveau.',
  plane: 'Vaut seulement si le repère est posé à plat contre ce que vous mesurez. Rien n’est enregistré.',
  undoMark: 'Effacer le point',
  redoScale: 'Changer de repère',
  surface: (name: string) =>
    `${name}. Flèches pour se déplacer, plus et moins pour le zoom, point d’interrogation pour tous les raccourcis.`,
} as const;
