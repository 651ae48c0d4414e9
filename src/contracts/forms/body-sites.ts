import { z } from 'zod';

/**
 * Named regions of the front and back body map, head to toe. Codes are stored with cases: they may be added to, never
 * renamed. `side` is the patient's own left and right. Groups are what the queue shows.
 */
export const siteGroupSchema = z.enum([
  'scalp',
  'face',
  'neck',
  'trunk',
  'arm',
  'hand',
  'groin-buttocks',
  'leg',
  'foot',
  'several',
]);
export type SiteGroup = z.infer<typeof siteGroupSchema>;

export type BodySide = 'left' | 'right' | 'middle';

export type BodySite = {
  code: string;
  label: string;
  view: 'front' | 'back';
  side: BodySide;
  group: Exclude<SiteGroup, 'several'>;
};

export const siteGroupLabelsFr: Readonly<Record<SiteGroup, string>> = {
  scalp: 'Cuir chevelu',
  face: 'Visage',
  neck: 'Cou',
  trunk: 'Tronc',
  arm: 'Bras',
  hand: 'Main',
  'groin-buttocks': 'Aine et fesses',
  leg: 'Jambe',
  foot: 'Pied',
  several: 'Plusieurs régions',
};

type Region = readonly [
  name: string,
  group: BodySite['group'],
  middle: string | undefined,
  right?: string,
  left?: string,
];

const front: readonly Region[] = [
  ['scalp', 'scalp', 'Cuir chevelu, dessus'],
  ['forehead', 'face', 'Front et tempes'],
  ['eyelid', 'face', undefined, 'Paupière droite', 'Paupière gauche'],
  ['nose', 'face', 'Nez'],
  ['cheek', 'face', undefined, 'Joue droite', 'Joue gauche'],
  ['ear', 'face', undefined, 'Oreille droite', 'Oreille gauche'],
  ['lips', 'face', 'Tour de la bouche et lèvres'],
  ['chin', 'face', 'Menton'],
  ['neck', 'neck', 'Cou, devant'],
  ['shoulder', 'arm', undefined, 'Épaule droite, devant', 'Épaule gauche, devant'],
  ['chest', 'trunk', undefined, 'Poitrine, côté droit', 'Poitrine, côté gauche'],
  ['armpit', 'arm', undefined, 'Aisselle droite', 'Aisselle gauche'],
  ['upper-arm', 'arm', undefined, 'Bras droit, devant', 'Bras gauche, devant'],
  ['elbow-fold', 'arm', undefined, 'Pli du coude droit', 'Pli du coude gauche'],
  ['forearm', 'arm', undefined, 'Avant-bras droit, devant', 'Avant-bras gauche, devant'],
  ['palm', 'hand', undefined, 'Paume de la main droite', 'Paume de la main gauche'],
  ['abdomen', 'trunk', 'Ventre'],
  ['groin', 'groin-buttocks', undefined, 'Pli de l’aine droit', 'Pli de l’aine gauche'],
  ['thigh', 'leg', undefined, 'Cuisse droite, devant', 'Cuisse gauche, devant'],
  ['knee', 'leg', undefined, 'Genou droit', 'Genou gauche'],
  ['shin', 'leg', undefined, 'Jambe droite, devant', 'Jambe gauche, devant'],
  ['foot', 'foot', undefined, 'Dessus du pied et orteils droits', 'Dessus du pied et orteils gauches'],
];

const back: readonly Region[] = [
  ['scalp', 'scalp', 'Cuir chevelu, arrière'],
  ['neck', 'neck', 'Nuque'],
  ['shoulder', 'arm', undefined, 'Épaule droite, arrière', 'Épaule gauche, arrière'],
  ['upper-back', 'trunk', undefined, 'Haut du dos, côté droit', 'Haut du dos, côté gauche'],
  ['lower-back', 'trunk', 'Bas du dos'],
  ['upper-arm', 'arm', undefined, 'Bras droit, arrière', 'Bras gauche, arrière'],
  ['elbow', 'arm', undefined, 'Coude droit', 'Coude gauche'],
  ['forearm', 'arm', undefined, 'Avant-bras droit, arrière', 'Avant-bras gauche, arrière'],
  ['hand', 'hand', undefined, 'Dos de la main et doigts droits', 'Dos de la main et doigts gauches'],
  ['buttock', 'groin-buttocks', undefined, 'Fesse droite', 'Fesse gauche'],
  ['thigh', 'leg', undefined, 'Cuisse droite, arrière', 'Cuisse gauche, arrière'],
  ['knee-fold', 'leg', undefined, 'Creux du genou droit', 'Creux du genou gauche'],
  ['calf', 'leg', undefined, 'Mollet droit', 'Mollet gauche'],
  ['sole', 'foot', undefined, 'Plante et talon droits', 'Plante et talon gauches'],
];

/** All sites: the front from head to toe, then the back. */
export const bodySites: readonly BodySite[] = [
  ...front.flatMap((region) => sitesOf('front', region)),
  ...back.flatMap((region) => sitesOf('back', region)),
];

/** Codes read `front.face.cheek-left`: view, group, region with its side. */
function sitesOf(view: BodySite['view'], [name, group, middle, right, left]: Region): BodySite[] {
  const base = `${view}.${group}.${name}`;
  const sites: BodySite[] = [];
  if (middle !== undefined) sites.push({ code: base, label: middle, view, side: 'middle', group });
  if (right !== undefined) sites.push({ code: `${base}-right`, label: right, view, side: 'right', group });
  if (left !== undefined) sites.push({ code: `${base}-left`, label: left, view, side: 'left', group });
  return sites;
}

const byCode = new Map(bodySites.map((site) => [site.code, site]));

/** Every code that may be stored. */
export const bodySiteCodes: ReadonlySet<string> = new Set(byCode.keys());

export function findBodySite(code: string): BodySite | undefined {
  return byCode.get(code);
}

export const bodySiteCodeSchema = z
  .string()
  .max(60)
  .refine((code) => bodySiteCodes.has(code), 'Cette région du corps n’existe pas.');

/** Where the lesion is: 1 to 10 different regions. */
export const bodySiteCodesSchema = z
  .array(bodySiteCodeSchema)
  .min(1, 'Indiquez où se trouve la lésion.')
  .max(10, 'Dix régions au plus : indiquez les principales.')
  .refine((codes) => new Set(codes).size === codes.length, 'La même région est indiquée deux fois.');

/** The coarse group for the queue, or undefined when no known site is given. */
export function siteGroupOf(codes: readonly string[]): SiteGroup | undefined {
  const groups = new Set(codes.flatMap((code) => findBodySite(code)?.group ?? []));
  const [first] = groups;
  return groups.size > 1 ? 'several' : first;
}
