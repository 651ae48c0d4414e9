import { defineTexts } from '#web/lib/text.ts';

export const declineFr = defineTexts({
  title: 'Décliner ce dossier',
  lead: 'Il ne vous sera plus proposé et passe à un autre médecin. La pharmacie ne sait pas qui a décliné.',
  confirm: 'Décliner',
  reason: 'Raison',
  reasonMissing: 'Choisissez une raison.',
  note: 'Précision',
  noteHint: 'Gardée au dossier, jamais montrée au patient.',
  reasons: {
    'not-my-field': 'Hors de mon domaine',
    'photos-unusable': 'Photos inexploitables',
    'no-time': 'Pas le temps maintenant',
    'knows-patient': 'Je connais ce patient',
    'not-feasible': 'Ne relève pas d’un avis à distance',
    other: 'Autre raison',
  },
  done: 'Dossier décliné. Il ne vous sera plus proposé.',
});
