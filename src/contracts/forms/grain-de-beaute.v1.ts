import { moleGateV1 } from './emergency-gate.v1.ts';
import type { FormDefinition, Section } from './form-definition.ts';
import {
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
      kind: 'single-choice',
      label: 'Depuis quand est-elle là ?',
      required: true,
      options: [
        { id: 'birth', label: 'Depuis la naissance ou l’enfance' },
        { id: 'years', label: 'Depuis plusieurs années' },
        { id: 'within-year', label: 'Apparue dans l’année' },
        { id: 'within-months', label: 'Apparue dans les trois derniers mois' },
        { id: 'unknown', label: 'Ne sait pas' },
      ],
    },
    {
      id: 'change',
      kind: 'multiple-choice',
      label: 'A-t-elle changé ces derniers mois ?',
      help: 'Demandez aussi à un proche, surtout pour le dos. Une photo ancienne peut aider.',
      required: true,
      options: [
        { id: 'none', label: 'Aucun changement remarqué', exclusive: true },
        { id: 'unknown', label: 'Ne sait pas', exclusive: true },
        { id: 'size', label: 'Taille' },
        { id: 'shape', label: 'Forme ou bords' },
        { id: 'colour', label: 'Couleur' },
        { id: 'relief', label: 'Épaisseur ou relief' },
      ],
    },
    {
      id: 'change-since',
      kind: 'duration',
      label: 'Depuis combien de temps change-t-elle ?',
      required: true,
      shownIf: { question: 'change', anyOf: ['size', 'shape', 'colour', 'relief'] },
    },
    {
      id: 'size',
      kind: 'number',
      label: 'Plus grand diamètre',
      help: 'Mesurez avec une règle, sans appuyer.',
      required: true,
      min: 0.5,
      max: 300,
      unit: 'mm',
      decimals: 1,
    },
    {
      id: 'features',
      kind: 'multiple-choice',
      label: 'Ce que vous observez',
      help: 'Une description, sans interprétation : le médecin jugera sur les photos.',
      required: true,
      options: [
        { id: 'none', label: 'Rien de cela', exclusive: true },
        { id: 'asymmetry', label: 'Asymétrie : les deux moitiés diffèrent' },
        { id: 'irregular-border', label: 'Bords irréguliers ou flous' },
        { id: 'several-colours', label: 'Plusieurs couleurs (brun, noir, rouge, bleu, blanc)' },
        { id: 'different-from-others', label: 'Différente des autres grains de beauté du patient' },
        { id: 'crust-or-sore', label: 'Croûte ou plaie' },
      ],
    },
    {
      id: 'relief',
      kind: 'single-choice',
      label: 'Relief au toucher',
      required: true,
      options: [
        { id: 'flat', label: 'Plane' },
        { id: 'slightly-raised', label: 'Légèrement surélevée' },
        { id: 'raised-soft', label: 'En relief, souple' },
        { id: 'raised-firm', label: 'En relief, ferme' },
        { id: 'rough', label: 'Rugueuse' },
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
        { id: 'pain', label: 'Douleur ou sensibilité' },
        { id: 'bleeding', label: 'Saignement sans blessure' },
        { id: 'bleeding-after-injury', label: 'Saignement après un choc ou un frottement' },
      ],
    },
    {
      id: 'earlier-treatment',
      kind: 'yes-no-unknown',
      label: 'A-t-elle déjà été traitée, brûlée ou retirée ?',
      help: 'Azote, laser, produit appliqué, chirurgie : l’aspect peut en être modifié.',
      required: true,
    },
    {
      id: 'earlier-treatment-detail',
      kind: 'short-text',
      label: 'Comment, quand, et avec quel résultat d’analyse ?',
      required: true,
      maxLength: 200,
      shownIf: { question: 'earlier-treatment', equals: 'yes' },
    },
    onlyLesionV1,
    otherLesionsV1,
    wholeSkinV1,
  ],
};

const risk: Section = {
  id: 'risk',
  title: 'Peau et antécédents',
  quiet: {
    label: 'Rien de tout cela : aucun antécédent, pas d’immunodépression, aucun traitement',
    answers: {
      'personal-history': ['none'],
      'family-history': 'no',
      immunosuppression: 'no',
      'current-drugs': 'Aucun.',
    },
  },
  questions: [
    {
      id: 'personal-history',
      kind: 'multiple-choice',
      label: 'Antécédents personnels',
      required: true,
      options: [
        { id: 'none', label: 'Aucun', exclusive: true },
        { id: 'unknown', label: 'Ne sait pas', exclusive: true },
        { id: 'melanoma', label: 'Mélanome' },
        { id: 'other-skin-cancer', label: 'Autre cancer de la peau (carcinome)' },
        { id: 'removed-mole', label: 'Grain de beauté retiré, jugé atypique' },
      ],
    },
    {
      id: 'family-history',
      kind: 'yes-no-unknown',
      label: 'Mélanome chez un parent, un frère, une sœur ou un enfant',
      required: true,
    },
    {
      id: 'phototype',
      kind: 'single-choice',
      label: 'Réaction de la peau au soleil',
      help: 'Sans protection, au début de l’été.',
      required: true,
      options: [
        { id: 'i', label: 'Brûle toujours, ne bronze jamais' },
        { id: 'ii', label: 'Brûle facilement, bronze à peine' },
        { id: 'iii', label: 'Brûle parfois, bronze progressivement' },
        { id: 'iv', label: 'Brûle rarement, bronze facilement' },
        { id: 'v', label: 'Peau mate à foncée, brûle très rarement' },
        { id: 'vi', label: 'Peau noire' },
        { id: 'unknown', label: 'Ne sait pas' },
      ],
    },
    {
      id: 'sun-exposure',
      kind: 'multiple-choice',
      label: 'Exposition au soleil',
      required: true,
      options: [
        { id: 'none', label: 'Pas d’exposition particulière', exclusive: true },
        { id: 'childhood-burns', label: 'Coups de soleil marqués dans l’enfance' },
        { id: 'outdoor', label: 'Travail ou loisirs en plein air' },
        { id: 'tanning-bed', label: 'Cabines de bronzage' },
        { id: 'lived-in-sun', label: 'Plusieurs années dans un pays très ensoleillé' },
      ],
    },
    {
      id: 'mole-count',
      kind: 'single-choice',
      label: 'Nombre de grains de beauté sur tout le corps',
      required: false,
      options: [
        { id: 'few', label: 'Peu (moins de 20)' },
        { id: 'some', label: 'De 20 à 50' },
        { id: 'many', label: 'Plus de 50' },
        { id: 'unknown', label: 'Ne sait pas' },
      ],
    },
    immunosuppressionV1,
    immunosuppressionDetailV1,
    pregnancyV1,
    {
      ...drugsV1,
      help: 'Signalez surtout les anticoagulants et les immunosuppresseurs. Écrivez « aucun » s’il n’y en a pas.',
    },
  ],
};

/** « Grain de beauté », version 1 (B-048). Never edited once used; a change is a version 2. */
export const grainDeBeauteV1: FormDefinition = {
  id: 'grain-de-beaute',
  version: 1,
  title: 'Grain de beauté',
  intro: 'Pour un grain de beauté ou une tache pigmentée qui inquiète, avec une photo au dermatoscope.',
  whoFor:
    'Tout patient présent à la pharmacie. Une demande porte sur une seule lésion : la plus préoccupante d’abord.',
  gate: moleGateV1,
  sections: [lesion, risk, requestSectionV1],
  photoViews: [
    {
      id: 'regional',
      label: 'Vue d’ensemble',
      instruction:
        'Placez-vous à un mètre environ. On doit reconnaître la partie du corps ; entourez ou montrez la lésion s’il y en a plusieurs.',
      min: 1,
      max: 3,
      required: true,
    },
    {
      id: 'close-up',
      label: 'Vue rapprochée',
      instruction:
        'À 15–20 cm, bien en face, lumière du jour sans ombre, une règle posée à côté. Touchez l’écran sur la lésion pour faire la mise au point.',
      min: 1,
      max: 4,
      required: true,
    },
    {
      id: 'dermoscopic',
      label: 'Vue dermoscopique',
      instruction:
        'Écartez les poils, posez le dermatoscope sans appuyer, lésion entière au centre, puis faites la mise au point.',
      min: 1,
      max: 4,
      required: true,
    },
  ],
};
