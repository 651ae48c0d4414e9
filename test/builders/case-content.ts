import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { emptyOpinion, type Opinion } from '#contracts/cases/opinion.ts';
import type { Answers, GateAnswers } from '#contracts/forms/form-answers.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { currentForm } from '#contracts/forms/forms.ts';

/** A patient who cannot exist: test NIR with a right key. Nothing of it may ever leave the sealed parts. */
export const fixturePatient: CaseContent['patient'] = {
  ...emptyContent.patient,
  birthName: 'Essaiclair',
  usedName: 'Fictivelle',
  firstNames: 'Ondine',
  birthDate: '1984-05-12',
  sex: 'female',
  phone: '06 00 00 00 00',
  billingNir: '284058832102532',
};

/** The parts of the identity that must never be readable outside the application. */
export const fixtureSecrets = ['Essaiclair', 'Fictivelle', 'Ondine', '284058832102532', '28405883210'];

const answersByForm: Record<FormId, Answers> = {
  peau: {
    onset: { count: 3, unit: 'week' },
    evolution: 'spreading',
    'earlier-episodes': 'no',
    aspect: ['flat-red', 'scales'],
    symptoms: ['itch'],
    'only-lesion': 'yes',
    'whole-skin-seen': 'around',
    triggers: ['none'],
    'relatives-affected': 'no',
    'treatments-tried': 'Crème hydratante pendant une semaine, sans effet.',
    'current-drugs': 'Aucun.',
    allergies: 'Aucune connue.',
    immunosuppression: 'no',
    pregnancy: 'none',
    history: ['none'],
    'question-to-doctor': 'Quelle est cette plaque et que conseiller ?',
  },
  'grain-de-beaute': {
    onset: 'within-year',
    change: ['size', 'colour'],
    'change-since': { count: 6, unit: 'month' },
    size: 7,
    features: ['asymmetry', 'several-colours'],
    relief: 'slightly-raised',
    symptoms: ['none'],
    'earlier-treatment': 'no',
    'only-lesion': 'yes',
    'whole-skin-seen': 'whole',
    'personal-history': ['none'],
    'family-history': 'no',
    phototype: 'ii',
    'sun-exposure': ['childhood-burns'],
    immunosuppression: 'no',
    pregnancy: 'none',
    'current-drugs': 'Aucun.',
    'question-to-doctor': 'Ce grain de beauté a changé : faut-il consulter ?',
  },
};

/** Every exclusion question answered no. */
export function clearGate(form: FormId): GateAnswers {
  return Object.fromEntries(currentForm(form).gate.questions.map(({ id }) => [id, 'no' as const]));
}

/** A content that may be sent, but for its photos. */
export function completeContent(form: FormId = 'peau'): CaseContent {
  return {
    patient: fixturePatient,
    consent: {
      ...emptyContent.consent,
      rightsAttested: true,
      actConsented: true,
      objectionRightTold: true,
      toldBy: 'Camille Modèle',
      toldHow: 'oral',
    },
    gate: { ...clearGate(form) },
    answers: { ...answersByForm[form] },
    sites: ['front.trunk.abdomen'],
    wish: { startTier: 1, reason: '' },
  };
}

/** An opinion that may be signed. */
export const completeOpinion: Opinion = {
  ...emptyOpinion,
  findings: 'Plaque érythémato-squameuse bien limitée, à bordure active.',
  hypotheses: ['Dermatophytie de la peau glabre', 'Eczéma nummulaire'],
  pharmacistAdvice: 'Antifongique local pendant trois semaines ; revoir à la pharmacie à quinze jours.',
  treatmentAdvice: 'Pas de dermocorticoïde avant la réponse au traitement.',
  referral: 'general-practitioner',
  referralWithin: 'month',
  followUp: 'Nouvelle demande si la plaque s’étend.',
  photoLimits: 'La palpation et la lumière de Wood manquent.',
};
