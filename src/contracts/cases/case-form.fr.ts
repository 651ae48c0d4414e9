/** Why a request cannot be sent yet, said at the field. */
export const submissionErrorsFr = {
  'patient.first_names': 'Indiquez au moins un prénom.',
  'patient.sex': 'Indiquez le sexe.',
  'patient.nir_holder': 'Patient mineur : indiquez le parent ou le représentant à qui appartient ce numéro.',
  'patient.nir_holder_relation': 'Indiquez le lien avec le patient.',
  'patient.nir_is_child':
    'Patient mineur : saisissez ici le numéro du parent, et celui de l’enfant dans le champ « INS ».',
  'consent.rights': 'Attestez que les droits du patient sont ouverts aujourd’hui.',
  'consent.act': 'Le consentement du patient à l’acte et au partage est nécessaire.',
  'consent.objection_told': 'Attestez que le patient sait qu’il peut s’opposer à tout moment.',
  'consent.told_by': 'Indiquez qui a informé le patient.',
  'consent.told_how': 'Indiquez comment le patient a été informé.',
  'consent.guardian': 'Patient mineur : indiquez le titulaire de l’autorité parentale qui a consenti.',
  'consent.guardian_relation': 'Indiquez son lien avec l’enfant.',
  'consent.algorithms_not_offered': 'Cet usage n’est pas proposé par cette instance.',
  'sites.missing': 'Indiquez où se trouve la lésion.',
  'sites.unknown': 'Cette région du corps n’existe pas.',
  'photos.small': 'Photo plus petite que conseillé : reprenez-la, ou dites pourquoi elle part ainsi.',
  'wish.reason': 'Dites pourquoi vous demandez ce niveau dès le départ.',
} as const;
export type SubmissionErrorCode = keyof typeof submissionErrorsFr;

export const opinionErrorsFr = {
  'opinion.findings': 'Décrivez ce que vous constatez.',
  'opinion.hypotheses': 'Indiquez au moins une hypothèse, même incertaine.',
  'opinion.pharmacist_advice': 'Dites à la pharmacie ce qu’elle doit faire.',
  'opinion.photo_limits': 'Dites ce que ces photos ne permettent pas de juger.',
  'opinion.referral_within': 'Indiquez le délai souhaité pour la consultation.',
} as const;
export type OpinionErrorCode = keyof typeof opinionErrorsFr;

/** Names of the parts of a request, where a change or a clarification points at one. */
export const targetLabelsFr = {
  patient: 'Identité du patient',
  'patient.birthName': 'Nom de naissance',
  'patient.usedName': 'Nom utilisé',
  'patient.firstNames': 'Prénoms',
  'patient.birthDate': 'Date de naissance',
  'patient.sex': 'Sexe',
  'patient.phone': 'Téléphone',
  'patient.billingNir': 'NIR de facturation',
  'patient.nirHolderName': 'Titulaire du NIR',
  'patient.nirHolderRelation': 'Lien du titulaire du NIR',
  'patient.ins': 'INS du patient',
  sites: 'Localisation',
  answers: 'Questions cliniques',
  photos: 'Photos',
  'photos.regional': 'Vue d’ensemble',
  'photos.close-up': 'Vue rapprochée',
  'photos.dermoscopic': 'Vue au dermatoscope',
  documents: 'Documents joints',
} as const;

/** B-062: the name of this box is given by the terms, to the letter. It opens research and teaching, nothing else. */
export const researchConsentLabelFr =
  'Le patient consent à une utilisation anonymisée de ses données à des fins de recherche et de formation médicale.';

/** Files changed between two submissions, as both sides read them. */
export const fileChangesFr = {
  photosAdded: (count: number) => counted(count, 'photo ajoutée', 'photos ajoutées'),
  photosRemoved: (count: number) => counted(count, 'photo retirée', 'photos retirées'),
  documentsAdded: (count: number) => counted(count, 'document ajouté', 'documents ajoutés'),
} as const;

function counted(count: number, one: string, many: string): string {
  return `${count}\u00a0${count > 1 ? many : one}`;
}
