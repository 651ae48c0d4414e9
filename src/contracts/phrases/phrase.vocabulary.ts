/** What a doctor sorts own wording by: a group of diagnoses, never the diagnosis of a case. */
export const skinFamilies = [
  'eczema',
  'psoriasis',
  'fungal',
  'acne-rosacea',
  'pigmented',
  'keratosis',
  'growth',
  'infection',
  'bite',
  'urticaria',
  'hair-nails',
  'wound',
  'other',
] as const;
export type SkinFamily = (typeof skinFamilies)[number];

export const skinFamiliesFr: Readonly<Record<SkinFamily, string>> = {
  eczema: 'Eczéma et dermatites',
  psoriasis: 'Psoriasis et dermatoses voisines',
  fungal: 'Mycoses',
  'acne-rosacea': 'Acné et rosacée',
  pigmented: 'Lésions pigmentées',
  keratosis: 'Kératoses',
  growth: 'Autres lésions cutanées',
  infection: 'Infections',
  bite: 'Piqûres et parasites',
  urticaria: 'Urticaire et réactions',
  'hair-nails': 'Cheveux et ongles',
  wound: 'Plaies et ulcères',
  other: 'Autre',
};

/** Texts of an opinion that own wording may fill. Incidents are told afresh in each case. */
export const phraseParts = [
  'findings',
  'pharmacistAdvice',
  'treatmentAdvice',
  'followUp',
  'photoLimits',
  'freeText',
] as const;
export type PhrasePart = (typeof phraseParts)[number];

/** Own phrases and templates an account may keep at a time. */
export const mostPhrases = 200;
/** Shared ones that a doctor is shown, newest first. */
export const mostSharedShown = 200;
/** Removed ones shown, newest first. */
export const mostRemovedShown = 50;
/** Versions kept of one; the oldest goes when another comes. */
export const mostPhraseVersions = 20;
/** Days in which what was removed can be taken back. */
export const removedPhraseDays = 30;
