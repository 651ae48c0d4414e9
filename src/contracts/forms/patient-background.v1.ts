import type { Question, Section } from './form-definition.ts';

/** Questions on the patient and the request that both forms ask in the same words, version 1. */

export const drugsV1: Question = {
  id: 'current-drugs',
  kind: 'long-text',
  label: 'Traitements en cours',
  help: 'Avec les débuts ou changements des trois derniers mois, l’automédication et la contraception. Écrivez « aucun » s’il n’y en a pas.',
  required: true,
  maxLength: 1000,
};

export const allergiesV1: Question = {
  id: 'allergies',
  kind: 'short-text',
  label: 'Allergies connues',
  help: 'Médicaments, pansements, cosmétiques. Écrivez « aucune » s’il n’y en a pas.',
  required: true,
  maxLength: 200,
};

export const immunosuppressionV1: Question = {
  id: 'immunosuppression',
  kind: 'yes-no-unknown',
  label: 'Immunodépression',
  help: 'Maladie ou traitement : greffe, chimiothérapie, biothérapie, corticoïdes au long cours, VIH.',
  required: true,
};

export const immunosuppressionDetailV1: Question = {
  id: 'immunosuppression-detail',
  kind: 'short-text',
  label: 'Laquelle ?',
  required: true,
  maxLength: 200,
  shownIf: { question: 'immunosuppression', equals: 'yes' },
};

export const pregnancyV1: Question = {
  id: 'pregnancy',
  kind: 'single-choice',
  label: 'Grossesse ou allaitement',
  help: 'Certains traitements de la peau y sont contre-indiqués.',
  required: true,
  options: [
    { id: 'none', label: 'Ni l’un ni l’autre' },
    { id: 'pregnant', label: 'Grossesse en cours ou possible' },
    { id: 'breastfeeding', label: 'Allaitement' },
    { id: 'unknown', label: 'Ne sait pas' },
  ],
  shownIf: { all: [{ patientSex: 'female' }, { patientAge: { from: 12, to: 55 } }] },
};

export const onlyLesionV1: Question = {
  id: 'only-lesion',
  kind: 'yes-no-unknown',
  label: 'Est-ce la seule lésion ?',
  help: 'La lésion montrée n’est pas toujours celle qui compte. Demandez s’il y en a d’autres, récentes ou différentes.',
  required: true,
};

export const otherLesionsV1: Question = {
  id: 'other-lesions',
  kind: 'long-text',
  label: 'Où sont les autres, et à quoi ressemblent-elles ?',
  required: true,
  maxLength: 600,
  shownIf: { question: 'only-lesion', equals: 'no' },
};

export const wholeSkinV1: Question = {
  id: 'whole-skin-seen',
  kind: 'single-choice',
  label: 'Toute la peau a-t-elle été regardée ?',
  help: 'Y compris le dos, le cuir chevelu, les plantes et les ongles. Le médecin doit savoir ce qui n’a pas été vu.',
  required: true,
  options: [
    { id: 'whole', label: 'Oui, toute la peau' },
    { id: 'around', label: 'Seulement la région de la lésion' },
    { id: 'lesion-only', label: 'Seulement la lésion' },
    { id: 'declined', label: 'Le patient ne l’a pas souhaité' },
  ],
};

export const requestSectionV1: Section = {
  id: 'request',
  title: 'Votre demande',
  questions: [
    {
      id: 'question-to-doctor',
      kind: 'long-text',
      label: 'Votre question au médecin',
      help: 'Ce que vous observez, ce qui inquiète le patient, ce que vous souhaitez savoir. N’écrivez ni nom ni coordonnées.',
      required: true,
      maxLength: 2000,
    },
    {
      id: 'wished-help',
      kind: 'multiple-choice',
      label: 'Ce que vous attendez de l’avis',
      required: false,
      options: [
        { id: 'reassure-or-refer', label: 'Savoir si le patient doit consulter, et dans quel délai' },
        { id: 'treatment', label: 'Un conseil de traitement' },
        { id: 'prescription', label: 'Une ordonnance, si le médecin la juge utile' },
        { id: 'follow-up', label: 'Un conseil de surveillance' },
      ],
    },
    {
      id: 'access-to-care',
      kind: 'single-choice',
      label: 'Le patient peut-il consulter si l’avis le conseille ?',
      help: 'Aide le médecin à proposer une orientation réaliste.',
      required: false,
      options: [
        { id: 'own-doctor', label: 'Oui, auprès de son médecin traitant' },
        { id: 'dermatologist', label: 'Oui, il est suivi par un dermatologue' },
        { id: 'no-doctor', label: 'Il n’a pas de médecin traitant' },
        { id: 'difficult', label: 'Difficilement (éloignement, mobilité)' },
      ],
    },
  ],
};
