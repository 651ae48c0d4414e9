/** Refusal codes of the case life cycle and of its operations, with the sentences shown to people. */
export const caseErrorsFr = {
  'case.not_found': 'Ce dossier n’existe pas, ou ne vous est pas ouvert.',
  'case.action_not_possible': 'Cette action n’est plus possible dans l’état actuel du dossier.',
  'case.not_yours_to_act': 'Cette action ne vous revient pas sur ce dossier.',
  'case.already_taken': 'Un médecin a déjà pris ce dossier. Vous pouvez encore y ajouter des informations.',
  'case.gone': 'Ce dossier n’est plus disponible.',
  'case.incomplete': 'Il manque des éléments avant de pouvoir envoyer. Voyez les champs signalés.',
  'case.nothing_changed':
    'Rien de ce qui est demandé n’a changé : modifiez au moins un point avant de renvoyer.',
  'case.point_unsettled':
    'Répondez à chaque point : modifiez-le, ou indiquez pourquoi ce n’est pas possible.',
  'case.reason_required': 'Indiquez la raison : elle est transmise à la personne concernée.',
  'case.top_of_ladder': 'Il n’y a pas de niveau plus élevé vers lequel transmettre.',
  'case.too_early': 'Le délai n’est pas encore écoulé.',
  'case.tier_not_open': 'Ce niveau de départ n’est pas proposé pour ce motif.',
  'case.emergency':
    'D’après vos réponses, cette situation relève d’une prise en charge immédiate, pas d’un avis à distance.',
  'case.opinion_incomplete': 'L’avis n’est pas complet. Voyez les champs signalés.',
  'case.preview_stale':
    'L’avis a changé depuis la dernière relecture. Relisez le compte rendu avant de signer.',
  'case.dermoscopic_not_allowed':
    'Une photo prise au dermatoscope se joint au formulaire « grain de beauté », pas à celui-ci.',
  'case.too_many_photos': 'Ce dossier contient déjà le nombre maximal de photos.',
  'case.too_many_documents': 'Ce dossier contient déjà le nombre maximal de documents.',
  'case.too_many_messages':
    'Vous avez envoyé beaucoup de messages en vingt-quatre heures. Patientez avant d’en écrire d’autres.',
  'case.id_taken': 'Cette demande existe déjà. Commencez-en une nouvelle.',
  'case.draft_limit': 'Trop de brouillons sont ouverts dans cette officine. Terminez-en ou supprimez-en.',
  'case.access_reason_required': 'Indiquez pourquoi vous devez lire ce dossier. La lecture est tracée.',
} as const;
export type CaseErrorCode = keyof typeof caseErrorsFr;

/** In place of a message that moderation hid from others. */
export const hiddenTextFr = 'Message masqué par la modération.';
