// What the patients of a demo come with: answers and photos of each request, and what doctors answer. Written for
// reading, not for teaching: none of it is medical advice, and no picture shows a disease.
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import type { Answers } from '#contracts/forms/form-answers.ts';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { DemoPatientKey } from './demo-people.ts';

export type DemoPhoto = readonly [view: ViewId, file: string];

export type DemoStory = {
  patient: DemoPatientKey;
  form: FormId;
  sites: readonly string[];
  photos: readonly DemoPhoto[];
  answers: Answers;
  wish?: CaseContent['wish'];
};

const arm: readonly DemoPhoto[] = [
  ['regional', 'bras-plaque-ensemble'],
  ['close-up', 'bras-plaque-rapprochee'],
];
const leg: readonly DemoPhoto[] = [
  ['regional', 'jambe-anneau-ensemble'],
  ['close-up', 'jambe-anneau-rapprochee'],
];
const hand: readonly DemoPhoto[] = [
  ['regional', 'main-vesicules-ensemble'],
  ['close-up', 'main-vesicules-rapprochee'],
];
const mole: readonly DemoPhoto[] = [
  ['regional', 'dos-grain-ensemble'],
  ['close-up', 'dos-grain-rapprochee'],
  ['dermoscopic', 'dos-grain-dermatoscope'],
];

const plainSkin: Answers = {
  onset: { count: 3, unit: 'week' },
  evolution: 'stable',
  'earlier-episodes': 'no',
  aspect: ['flat-red', 'scales'],
  symptoms: ['itch'],
  size: 40,
  'only-lesion': 'yes',
  'whole-skin-seen': 'around',
  triggers: ['none'],
  'relatives-affected': 'no',
  'treatments-tried': 'Crème hydratante deux fois par jour depuis dix jours, peu d’effet.',
  'current-drugs': 'aucun',
  allergies: 'aucune',
  immunosuppression: 'no',
  history: ['none'],
  'wished-help': ['reassure-or-refer', 'treatment'],
  'access-to-care': 'own-doctor',
};

const plainMole: Answers = {
  onset: 'years',
  change: ['none'],
  size: 6,
  features: ['none'],
  relief: 'flat',
  symptoms: ['none'],
  'earlier-treatment': 'no',
  'only-lesion': 'yes',
  'whole-skin-seen': 'around',
  'personal-history': ['none'],
  'family-history': 'no',
  phototype: 'iii',
  'sun-exposure': ['none'],
  'mole-count': 'some',
  immunosuppression: 'no',
  'current-drugs': 'aucun',
  'wished-help': ['reassure-or-refer'],
  'access-to-care': 'own-doctor',
};

export const demoStories = {
  armPlaque: {
    patient: 'mireille',
    form: 'peau',
    sites: ['front.arm.forearm-right'],
    photos: arm,
    answers: {
      ...plainSkin,
      'current-drugs': 'amlodipine 5 mg, sans changement récent',
      'question-to-doctor':
        'Plaque qui gratte sur l’avant-bras depuis trois semaines, sans produit nouveau retrouvé. Un traitement local vous paraît-il indiqué ?',
    },
  },
  legRing: {
    patient: 'bruno',
    form: 'peau',
    sites: ['front.leg.shin-left'],
    photos: leg,
    answers: {
      ...plainSkin,
      onset: { count: 12, unit: 'day' },
      evolution: 'spreading',
      triggers: ['plant-or-animal'],
      'triggers-detail': 'Garde d’un chaton depuis un mois.',
      'relatives-affected': 'unknown',
      'question-to-doctor':
        'Lésion en anneau de la jambe qui s’élargit. Faut-il un prélèvement avant tout traitement ?',
    },
  },
  childHands: {
    patient: 'noe',
    form: 'peau',
    sites: ['back.hand.hand-left', 'front.hand.palm-left'],
    photos: hand,
    answers: {
      ...plainSkin,
      onset: { count: 4, unit: 'day' },
      aspect: ['vesicles', 'flat-red'],
      symptoms: ['itch', 'burning'],
      triggers: ['work-or-leisure'],
      'triggers-detail': 'Activité pâte à modeler maison le week-end.',
      history: ['atopy'],
      'treatments-tried': 'aucun',
      'question-to-doctor':
        'Petites vésicules des mains chez un enfant qui va bien par ailleurs. Peut-il aller à l’école ?',
    },
  },
  backMole: {
    patient: 'gerald',
    form: 'grain-de-beaute',
    sites: ['back.trunk.upper-back-left'],
    photos: mole,
    answers: {
      ...plainMole,
      change: ['size', 'colour'],
      'change-since': { count: 4, unit: 'month' },
      features: ['irregular-border', 'different-from-others'],
      'sun-exposure': ['outdoor', 'childhood-burns'],
      'question-to-doctor':
        'Sa compagne trouve que ce grain de beauté du dos a foncé depuis l’été. Faut-il l’adresser, et dans quel délai ?',
    },
  },
  stableMole: {
    patient: 'catherine',
    form: 'grain-de-beaute',
    sites: ['back.arm.shoulder-right'],
    photos: mole,
    answers: {
      ...plainMole,
      size: 4.5,
      'family-history': 'yes',
      'question-to-doctor': 'Grain de beauté ancien, montré par précaution : mélanome chez sa mère.',
    },
  },
  eczema: {
    patient: 'maelle',
    form: 'peau',
    sites: ['front.arm.elbow-fold-right', 'front.arm.elbow-fold-left'],
    photos: arm,
    answers: {
      ...plainSkin,
      evolution: 'flares',
      'earlier-episodes': 'yes',
      'earlier-episodes-detail': 'Eczéma dans l’enfance.',
      symptoms: ['sleep-disturbing-itch'],
      pregnancy: 'none',
      history: ['atopy'],
      'question-to-doctor': 'Reprise de plaques des plis des coudes, le grattage réveille la nuit.',
    },
  },
  pregnantRash: {
    patient: 'salome',
    form: 'peau',
    sites: ['front.trunk.abdomen'],
    photos: arm,
    answers: {
      ...plainSkin,
      onset: { count: 8, unit: 'day' },
      pregnancy: 'pregnant',
      'current-drugs': 'acide folique',
      'question-to-doctor': 'Plaques qui démangent au cinquième mois de grossesse : que peut-on appliquer ?',
    },
  },
  oldLeg: {
    patient: 'augustine',
    form: 'peau',
    sites: ['front.leg.shin-right'],
    photos: leg,
    answers: {
      ...plainSkin,
      onset: { count: 2, unit: 'month' },
      aspect: ['dark', 'scales'],
      history: ['vascular'],
      'current-drugs': 'furosémide 20 mg, apixaban 2,5 mg',
      'access-to-care': 'difficult',
      'question-to-doctor':
        'Peau épaissie et brune de la jambe, patiente qui se déplace peu. Quelle surveillance proposer ?',
    },
  },
  workerHands: {
    patient: 'idriss',
    form: 'peau',
    sites: ['back.hand.hand-right'],
    photos: hand,
    answers: {
      ...plainSkin,
      onset: { count: 5, unit: 'week' },
      aspect: ['vesicles', 'scales'],
      triggers: ['work-or-leisure', 'new-product'],
      'triggers-detail': 'Nouveaux gants de chantier depuis deux mois.',
      'question-to-doctor': 'Les gants peuvent-ils être en cause ? Que conseiller au travail ?',
    },
  },
  shinRing: {
    patient: 'naima',
    form: 'peau',
    sites: ['front.leg.thigh-right'],
    photos: leg,
    answers: {
      ...plainSkin,
      onset: { count: 9, unit: 'day' },
      evolution: 'spreading',
      triggers: ['bite'],
      'triggers-detail': 'Piqûre de tique possible, promenade en forêt il y a deux semaines.',
      pregnancy: 'none',
      'question-to-doctor':
        'Anneau rouge qui s’étend après une promenade en forêt. Est-ce à voir rapidement ?',
    },
  },
  oldMole: {
    patient: 'roger',
    form: 'grain-de-beaute',
    sites: ['back.trunk.lower-back'],
    photos: mole,
    answers: {
      ...plainMole,
      onset: 'within-year',
      change: ['size', 'relief'],
      'change-since': { count: 6, unit: 'week' },
      size: 9,
      features: ['several-colours', 'irregular-border'],
      symptoms: ['bleeding-after-injury'],
      'current-drugs': 'bisoprolol, atorvastatine',
      'question-to-doctor': 'Lésion récente du bas du dos, plusieurs couleurs. À qui l’adresser, et quand ?',
    },
  },
  forearm: {
    patient: 'yanis',
    form: 'peau',
    sites: ['front.arm.forearm-left'],
    photos: arm,
    answers: {
      ...plainSkin,
      triggers: ['sun', 'new-product'],
      'triggers-detail': 'Nouvelle crème solaire.',
      'question-to-doctor': 'Réaction après le soleil ? Le patient repart en mer la semaine prochaine.',
    },
  },
  rarePlaque: {
    patient: 'irene',
    form: 'peau',
    sites: ['back.leg.calf-right', 'front.leg.shin-right'],
    photos: leg,
    answers: {
      ...plainSkin,
      onset: { count: 7, unit: 'month' },
      evolution: 'spreading',
      history: ['autoimmune'],
      pregnancy: 'unknown',
      'current-drugs': 'hydroxychloroquine 400 mg',
      'question-to-doctor': 'Plaques des jambes qui progressent malgré deux traitements locaux.',
    },
    wish: { startTier: 2, reason: 'Déjà deux avis de médecine générale sans diagnostic.' },
  },
  longWait: {
    patient: 'alphonse',
    form: 'peau',
    sites: ['back.trunk.upper-back-right'],
    photos: arm,
    answers: {
      ...plainSkin,
      onset: { count: 1, unit: 'year' },
      'question-to-doctor': 'Plaque ancienne du dos, le patient demande s’il faut s’en occuper.',
    },
  },
  withdrawn: {
    patient: 'aicha',
    form: 'grain-de-beaute',
    sites: ['front.trunk.chest-left'],
    photos: mole,
    answers: {
      ...plainMole,
      pregnancy: 'breastfeeding',
      'question-to-doctor': 'Grain de beauté frotté par le soutien-gorge, inquiétude de la patiente.',
    },
  },
} as const satisfies Record<string, DemoStory>;

const plainLimits =
  'Lumière un peu jaune, relief difficile à apprécier ; les zones non photographiées n’ont pas été vues.';
const answered = { freeText: '', technicalIncidents: '', photoLimits: plainLimits };

export const demoOpinions = {
  localCare: {
    ...answered,
    findings: 'Plaque érythémateuse bien limitée, squames fines en surface, pas de suintement visible.',
    hypotheses: ['Eczéma nummulaire', 'Dermatophytie, moins probable'],
    pharmacistAdvice:
      'Hydratation deux fois par jour, savon surgras, éviter le grattage. Revenir si extension, suintement ou fièvre.',
    treatmentAdvice:
      'Dermocorticoïde d’activité modérée une fois par jour, dix jours au plus, puis un jour sur deux.',
    referral: 'none',
    referralWithin: 'none',
    followUp: 'Nouvelle photo à trois semaines si la plaque persiste.',
  },
  seeWithinWeek: {
    ...answered,
    findings: 'Lésion annulaire à bordure active, centre plus clair, environ cinq centimètres.',
    hypotheses: ['Dermatophytie', 'Réaction à une piqûre'],
    pharmacistAdvice: 'Ne rien appliquer avant l’examen. Noter l’étendue au stylo pour suivre l’extension.',
    treatmentAdvice: 'Pas de traitement avant prélèvement.',
    referral: 'general-practitioner',
    referralWithin: 'week',
    followUp: 'Consultation auprès du médecin traitant dans la semaine, prélèvement à discuter.',
  },
  urgent: {
    ...answered,
    findings: 'Lésion pigmentée de neuf millimètres, plusieurs teintes, contours irréguliers.',
    hypotheses: ['Lésion mélanocytaire atypique à examiner'],
    pharmacistAdvice:
      'Appeler aujourd’hui le cabinet de dermatologie, remettre ce compte rendu. Ne pas frotter ni traiter la lésion.',
    treatmentAdvice: '',
    referral: 'dermatologist',
    referralWithin: 'today',
    followUp: 'Examen direct au dermatoscope et décision d’exérèse.',
  },
  dermatologistMonth: {
    ...answered,
    findings: 'Lésion pigmentée symétrique de cinq millimètres, réseau régulier sur la vue dermoscopique.',
    hypotheses: ['Nævus sans critère d’alerte sur ces vues'],
    pharmacistAdvice: 'Photographier à nouveau dans trois mois. Protection solaire.',
    treatmentAdvice: '',
    referral: 'dermatologist',
    referralWithin: 'month',
    followUp: 'Examen de toute la peau dans le mois, en raison des antécédents familiaux.',
  },
} as const satisfies Record<string, Opinion>;
export type DemoOpinionKey = keyof typeof demoOpinions;
