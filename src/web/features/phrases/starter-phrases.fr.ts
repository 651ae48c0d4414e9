import type { PhraseContent, TemplateContent } from '#contracts/phrases/phrase.contract.ts';

/**
 * Wording to start from, written for this project: careful, without a verdict, full of gaps to fill in. It is shown for
 * review and becomes a doctor's own only once he has read and kept it; it is no recommendation.
 */
const blank: TemplateContent = {
  kind: 'template',
  family: 'other',
  title: '',
  findings: '',
  hypotheses: [],
  pharmacistAdvice: '',
  treatmentAdvice: '',
  referral: 'none',
  referralWithin: 'none',
  followUp: '',
  photoLimits: '',
  freeText: '',
};

const limits =
  'Avis donné sur photos et réponses transmises, sans palper la peau ni la voir en entier. Il ne remplace pas un examen.';

const template = (content: Partial<TemplateContent> & Pick<TemplateContent, 'family' | 'title'>) => ({
  ...blank,
  photoLimits: limits,
  ...content,
});

const phrase = (content: Omit<Extract<PhraseContent, { kind: 'phrase' }>, 'kind'>) => ({
  kind: 'phrase' as const,
  ...content,
});

export const starterPhrases: readonly PhraseContent[] = [
  template({
    family: 'eczema',
    title: 'Eczéma, poussée limitée',
    findings: 'Plaques rouges, [suintantes ou sèches], à limites [nettes ou floues], [localisation et côté].',
    hypotheses: ['Eczéma [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Émollient sans parfum chaque jour, toilette courte à l’eau tiède, éviter [produit ou contact suspecté]. Réinterroger si suintement, fièvre, extension ou absence d’amélioration à [délai].',
    treatmentAdvice: '[Traitement local, durée, modalités d’arrêt, ou aucun].',
    followUp: 'Nouvelles photos à [délai], sous la même lumière.',
  }),
  template({
    family: 'psoriasis',
    title: 'Psoriasis, plaques',
    findings: 'Plaques rouges squameuses bien limitées, [localisation], [nombre].',
    hypotheses: ['Psoriasis [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Émollient régulier, ne pas décaper les squames. Demander s’il existe des douleurs articulaires ou une atteinte des ongles.',
    treatmentAdvice: '[Traitement local et durée, ou attente de la consultation].',
    referral: 'general-practitioner',
    referralWithin: 'month',
  }),
  template({
    family: 'fungal',
    title: 'Mycose superficielle possible',
    findings: 'Lésion [annulaire ou des plis], bord [actif ou non], [localisation et côté].',
    hypotheses: ['Mycose superficielle [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Bien sécher, linge et serviettes personnels, chaussures aérées. Ne pas appliquer de corticoïde sans avis. Un prélèvement [est ou n’est pas] souhaitable avant tout traitement.',
    treatmentAdvice: '[Antifongique local, durée, ou attente du prélèvement].',
    followUp: 'Réinterroger si rien ne change à [délai].',
  }),
  template({
    family: 'acne-rosacea',
    title: 'Acné, premiers conseils',
    findings: 'Lésions [rétentionnelles ou inflammatoires], [localisation], cicatrices : [oui ou non].',
    hypotheses: ['Acné [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Nettoyant doux une à deux fois par jour, ne pas percer, cosmétiques non gras. Plusieurs semaines sont nécessaires pour juger. Demander une grossesse en cours ou possible.',
    treatmentAdvice: '[Traitement local et durée, ou consultation].',
    followUp: 'Faire le point à [délai].',
  }),
  template({
    family: 'pigmented',
    title: 'Lésion pigmentée, examen à prévoir',
    findings:
      'Lésion pigmentée de [taille] mm, [localisation et côté]. Symétrie : [oui ou non], bords : [réguliers ou non], couleurs : [lesquelles], évolution rapportée : [laquelle].',
    hypotheses: ['[hypothèse]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Ne rien appliquer ni retirer. Dire au patient que la photo oriente et ne tranche pas ; consulter plus tôt si la lésion change, saigne ou grandit.',
    referral: 'dermatologist',
    referralWithin: 'month',
    photoLimits: `${limits} Les autres grains de beauté n’ont pas été vus.`,
  }),
  template({
    family: 'keratosis',
    title: 'Kératose, lésion rugueuse',
    findings: 'Lésion [rugueuse ou d’aspect posé], [taille] mm, [localisation et côté], fond : [aspect].',
    hypotheses: ['Kératose [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Ne pas gratter ni appliquer de produit coricide. Protection solaire. Réinterroger si saignement, douleur, induration ou croissance rapide.',
    referral: 'dermatologist',
    referralWithin: 'three-months',
  }),
  template({
    family: 'bite',
    title: 'Piqûre ou morsure',
    findings:
      'Lésion(s) [unique ou groupées] autour de [localisation et côté], rougeur de [taille] cm, point central : [oui ou non].',
    hypotheses: ['Réaction à une piqûre [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Laver, refroidir, ne pas gratter. Entourer le bord au feutre. Réinterroger le jour même si fièvre, extension, douleur vive ou anneau qui s’étend ; appeler le 15 en cas de gêne respiratoire ou de malaise.',
    treatmentAdvice: '[Traitement local ou oral, durée, ou aucun].',
    followUp: 'Nouvelle photo à [délai].',
  }),
  template({
    family: 'infection',
    title: 'Infection cutanée possible',
    findings: 'Zone rouge [chaude, douloureuse], [croûtes ou pus], [localisation et côté], [taille] cm.',
    hypotheses: ['Infection cutanée [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Laver à l’eau et au savon, ne pas presser, couvrir. Prendre la température. Urgence si fièvre, extension rapide, douleur intense ou altération de l’état général.',
    treatmentAdvice: '[Traitement ou consultation].',
    referral: 'general-practitioner',
    referralWithin: 'three-days',
  }),
  template({
    family: 'urticaria',
    title: 'Urticaire sans signe de gravité rapporté',
    findings:
      'Plaques en relief, mobiles d’après le récit : [oui ou non], [localisation], gonflement du visage : [oui ou non].',
    hypotheses: ['Urticaire [précisez]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Rechercher un médicament ou un aliment nouveau [lequel]. Appeler le 15 en cas de gonflement des lèvres ou de la langue, de gêne respiratoire ou de malaise.',
    treatmentAdvice: '[Antihistaminique, durée, ou aucun].',
    followUp: 'Réinterroger si les plaques persistent au-delà de [délai].',
  }),
  template({
    family: 'hair-nails',
    title: 'Ongle ou cuir chevelu, à documenter',
    findings: '[Ongle ou zone], côté [droit ou gauche], depuis [durée].',
    hypotheses: ['[hypothèse]', '[autre hypothèse]'],
    pharmacistAdvice:
      'Ne pas limer ni traiter avant [prélèvement ou consultation]. Photographier aussi le côté sain.',
    referral: 'general-practitioner',
    referralWithin: 'month',
  }),
  template({
    family: 'wound',
    title: 'Plaie ou brûlure superficielle',
    findings: 'Plaie de [taille] cm, fond [aspect], bords [aspect], [localisation et côté], depuis [durée].',
    hypotheses: ['[nature de la plaie]'],
    pharmacistAdvice:
      'Laver à l’eau, pansement [type], renouveler tous les [délai]. Vérifier la vaccination contre le tétanos. Réinterroger si rougeur qui s’étend, pus, fièvre ou douleur croissante.',
    followUp: 'Photo à [délai], avec une règle.',
  }),
  phrase({
    family: 'other',
    title: 'Quand réinterroger',
    part: 'pharmacistAdvice',
    text: 'Réinterroger sans attendre en cas de fièvre, d’extension, de douleur ou de saignement.',
  }),
  phrase({
    family: 'other',
    title: 'Refaire une photo pour le suivi',
    part: 'followUp',
    text: 'Nouvelle photo à [délai], même cadrage, même lumière, avec une règle.',
  }),
  phrase({
    family: 'eczema',
    title: 'Bon usage d’un émollient',
    part: 'pharmacistAdvice',
    text: 'Émollient sans parfum, une fois par jour sur peau à peine séchée, aussi en dehors des poussées.',
  }),
  phrase({
    family: 'pigmented',
    title: 'Surveiller un grain de beauté',
    part: 'pharmacistAdvice',
    text: 'Consulter si la lésion change de taille, de forme ou de couleur, démange ou saigne.',
  }),
];
