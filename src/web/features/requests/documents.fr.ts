import { defineTexts, plural } from '#web/lib/text.ts';

export const documentsFr = defineTexts({
  title: 'Documents',
  fold: 'Ajouter un document utile (courrier, résultat…)',
  folded: (count: number) =>
    `${plural(count, 'document joint', 'documents joints')} · en ajouter, en retirer`,
  add: 'Choisir un document',
  formats: 'PDF, JPEG ou PNG, 20 Mo au plus. Le médecin pourra l’ouvrir.',
  full: (max: number) => `${max} documents au plus par demande.`,
  unnamed: 'Document',
  open: 'Ouvrir',
  openOf: (name: string) => `Ouvrir ${name}`,
  removed: 'Document retiré.',
  quarantined: 'Mis de côté par l’analyse de sécurité. Retirez-le et joignez un autre fichier.',
});
