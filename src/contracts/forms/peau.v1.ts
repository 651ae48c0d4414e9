import { skinGateV1 } from './emergency-gate.v1.ts';
import type { FormDefinition, Section } from './form-definition.ts';
import {
  allergiesV1,
  drugsV1,
  immunosuppressionDetailV1,
  immunosuppressionV1,
  onlyLesionV1,
  otherLesionsV1,
  pregnancyV1,
  requestSectionV1,
  wholeSkinV1,
} from './patient-background.v1.ts';

const lesion: Section = {
  id: 'lesion',
  title: 'La lésion',
  questions: [
    {
      id: 'onset',
      kind: 'duration',
      label: 'Depuis combien de temps ?',
      help: 'Depuis le tout premier signe, même s’il a disparu puis est revenu.',
      required: true,
    },
    {
      id: 'evolution',
      kind: 'single-choice',
      label: 'Évolution depuis l’apparition',
      required: true,
      options: [
        { id: 'stable', label: 'Stable' },
        { id: 'spreading', label: 'S’étend ou se multiplie' },
        { id: 'improving', label: 'S’améliore' },
        { id: 'flares', label: 'Par poussées, avec des périodes sans lésion' },
        { id: 'unknown', label: 'Ne sait pas' },
      ],
    },
    {
      id: 'earlier-episodes',
      kind: 'yes-no-unknown',
      label: 'Le patient a-t-il déjà eu des lésions semblables ?',
      required: true,
    },
    {
      id: 'earlier-episodes-detail',
      kind: 'short-text',
      label: 'Quand, et quel diagnostic avait été posé ?',
      required: false,
      maxLength: 200,
      shownIf: { question: 'earlier-episodes', equals: 'yes' },
    },
    {
      id: 'aspect',
      kind: 'multiple-choice',
      label: 'Aspect',
      help: 'Ce que vous voyez et sentez au toucher ; plusieurs réponses possibles.',
      required: true,
      options: [
        { id: 'flat-red', label: 'Rougeur plane' },
        { id: 'raised', label: 'En relief (boutons, plaques)' },
        { id: 'scales', label: 'Squames (peau qui pèle)' },
        { id: 'crusts', label: 'Croûtes' },
        { id: 'vesicles', label: 'Petites vésicules' },
        { id: 'pustules', label: 'Pustules' },
        { id: 'oozing', label: 'Suintement' },
        { id: 'sore', label: 'Plaie ou ulcération' },
        { id: 'lump', label: 'Boule sous la peau' },
        { id: 'pale', label: 'Tache plus claire' },
        { id: 'dark', label: 'Tache plus foncée' },
        { id: 'warm', label: 'Chaleur au toucher' },
      ],
    },
    {
      id: 'symptoms',
      kind: 'multiple-choice',
      label: 'Symptômes',
      required: true,
      options: [
        { id: 'none', label: 'Aucun', exclusive: true },
        { id: 'itch', label: 'Démangeaisons' },
        { id: 'sleep-disturbing-itch', label: 'Démangeaisons qui réveillent la nuit' },
        { id: 'pain', label: 'Douleur' },
        { id: 'burning', label: 'Brûlure ou picotement' },
        { id: 'bleeding', label: 'Saignement' },
      ],
    },
    {
      id: 'size',
      kind: 'number',
      label: 'Plus grande dimension de la lésion principale',
      help: 'Mesurez avec une règle, que vous pouvez laisser sur la photo rapprochée.',
      required: false,
      min: 1,
      max: 500,
      unit: 'mm',
    },
    onlyLesionV1,
    otherLesionsV1,
    wholeSkinV1,
  ],
};

const context: Section = {
  id: 'context',
  title: 'Circonstances et traitements essayés',
  quiet: {
    label: 'Rien de tout cela : aucune circonstance, entourage indemne, aucun traitement essayé',
    answers: { triggers: ['none'], 'relatives-affected': 'no', 'treatments-tried': 'Aucun.' },
  },
  questions: [
    {
      id: 'triggers',
      kind: 'multiple-choice',
      label: 'Circonstances possibles',
      required: true,
      options: [
        { id: 'none', label: 'Aucune retrouvée', exclusive: true },
        { id: 'new-product', label: 'Nouveau produit (cosmétique, lessive, gants, bijou)' },
        { id: 'new-drug', label: 'Nouveau médicament' },
        { id: 'sun', label: 'Soleil' },
        { id: 'bite', label: 'Piqûre, morsure de tique' },
        { id: 'plant-or-animal', label: 'Plante ou animal' },
        { id: 'work-or-leisure', label: 'Travail ou loisirs' },
        { id: 'travel', label: 'Voyage récent' },
        { id: 'injury', label: 'Blessure ou frottement' },
        { id: 'infection', label: 'Infection récente' },
        { id: 'stress', label: 'Stress' },
      ],
    },
    {
      id: 'triggers-detail',
      kind: 'short-text',
      label: 'Précisez la circonstance',
      help: 'Quoi, et combien de temps avant l’apparition.',
      required: false,
      maxLength: 200,
      shownIf: {
        question: 'triggers',
        anyOf: [
          'new-product',
          'new-drug',
          'bite',
          'plant-or-animal',
          'work-or-leisure',
          'travel',
          'infection',
        ],
      },
    },
    {
      id: 'relatives-affected',
      kind: 'yes-no-unknown',
      label: 'Quelqu’un de l’entourage a-t-il les mêmes signes ?',
      help: 'Une atteinte partagée fait penser à une cause contagieuse.',
      required: true,
    },
    {
      id: 'treatments-tried',
      kind: 'long-text',
      label: 'Traitements déjà essayés sur cette lésion, et leur effet',
      help: 'Crème, durée, résultat. Un corticoïde local peut changer l’aspect. Écrivez « aucun » s’il n’y en a pas.',
      required: true,
      maxLength: 800,
    },
  ],
};

const patient: Section = {
  id: 'patient',
  title: 'Le patient',
  quiet: {
    label: 'Rien de tout cela : aucun traitement, aucune allergie, pas d’immunodépression, aucun antécédent',
    answers: {
      'current-drugs': 'Aucun.',
      allergies: 'Aucune connue.',
      immunosuppression: 'no',
      history: ['none'],
    },
  },
  questions: [
    drugsV1,
    allergiesV1,
    immunosuppressionV1,
    immunosuppressionDetailV1,
    pregnancyV1,
    {
      id: 'history',
      kind: 'multiple-choice',
      label: 'Antécédents utiles',
      required: true,
      options: [
        { id: 'none', label: 'Aucun connu', exclusive: true },
        { id: 'atopy', label: 'Eczéma, asthme ou rhinite allergique' },
        { id: 'psoriasis', label: 'Psoriasis (personnel ou familial)' },
        { id: 'skin-cancer', label: 'Cancer de la peau' },
        { id: 'diabetes', label: 'Diabète' },
        { id: 'vascular', label: 'Insuffisance veineuse ou artérielle' },
        { id: 'autoimmune', label: 'Maladie auto-immune' },
      ],
    },
  ],
};

/** « Peau », version 1: any skin complaint but a mole. Never edited once used; a change is a version 2. */
export const peauV1: FormDefinition = {
  id: 'peau',
  version: 1,
  title: 'Peau',
  intro: 'Pour une éruption, une plaque, des boutons, des démangeaisons ou toute autre lésion de la peau.',
  whoFor:
    'Tout patient présent à la pharmacie. Pour un grain de beauté ou une tache brune, choisissez « Grain de beauté ».',
  gate: skinGateV1,
  sections: [lesion, context, patient, requestSectionV1],
  photoViews: [
    {
      id: 'regional',
      label: 'Vue d’ensemble',
      instruction:
        'Placez-vous à un mètre environ, face à la zone. On doit reconnaître la partie du corps et voir toute l’étendue des lésions.',
      min: 1,
      max: 4,
      required: true,
    },
    {
      id: 'close-up',
      label: 'Vue rapprochée',
      instruction:
        'À 15–20 cm, bien en face, lumière du jour sans ombre. Touchez l’écran sur la lésion pour faire la mise au point ; posez une règle à côté si possible.',
      min: 1,
      max: 6,
      required: true,
    },
    {
      id: 'dermoscopic',
      label: 'Vue dermoscopique',
      instruction: 'Posez le dermatoscope sans appuyer, lésion au centre, puis faites la mise au point.',
      min: 0,
      max: 4,
      required: false,
      onlyIfAuthorised: true,
    },
  ],
};
