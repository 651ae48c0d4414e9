import type { clarificationKinds } from '#contracts/cases/case.vocabulary.ts';
import { defineTexts, plural } from '#web/lib/text.ts';

export const activityFr = defineTexts({
  title: 'Mon activité',
  leads: {
    doctor:
      'Vos délais, votre charge et vos demandes de précisions. Vous seul et la direction médicale les voyez.',
    pharmacy: 'Les attentes de votre pharmacie, les précisions demandées et la qualité de vos photos.',
  },
  period: 'Période',
  days: { 7: '7 jours', 30: '30 jours', 90: '90 jours', 365: '1 an' },
  emptyTitle: 'Rien à montrer sur cette période',
  emptyTexts: {
    doctor: 'Vous n’avez rendu aucun avis. Vos chiffres apparaîtront après les premiers.',
    pharmacy: 'Votre pharmacie n’a envoyé aucune demande. Vos chiffres apparaîtront après les premières.',
  },
  done: { doctor: 'Avis rendus', pharmacy: 'Demandes envoyées' },
  open: { doctor: 'Dossiers en cours chez vous', pharmacy: 'Demandes en cours' },
  median: { doctor: 'La moitié de vos avis en', pharmacy: 'La moitié des avis en' },
  p90: { doctor: 'Neuf avis sur dix en', pharmacy: 'Neuf avis sur dix en' },
  clockNotes: {
    doctor: 'De la prise du dossier à la signature, en heures de service, précisions comprises.',
    pharmacy: 'De l’envoi à l’avis, en heures de service.',
  },
  elapsed: (value: string) => `${value} nuits et dimanches compris`,
  few: (count: number) => `Trop peu d’avis (${count}) : il en faut cinq pour donner un délai.`,
  unknown: '–',
  trendTitle: 'Évolution du délai',
  keyMedian: 'La moitié des avis',
  keyP90: 'Neuf avis sur dix',
  trendTop: (value: string) => `Haut du graphique : ${value}.`,
  trendNone: 'Trop peu d’avis sur chaque semaine pour tracer une évolution.',
  table: 'Voir les chiffres',
  from: 'À partir du',
  opinions: 'Avis',
  clarifiedTitle: 'Précisions demandées',
  clarified: {
    doctor: (count: number, of: number) =>
      `Vous ou un confrère avant vous avez demandé des précisions pour ${plural(count, 'dossier', 'dossiers')} sur ${of}.`,
    pharmacy: (count: number, of: number) =>
      `Le médecin a demandé des précisions pour ${plural(count, 'demande', 'demandes')} sur ${of}.`,
  },
  kinds: {
    'more-information': 'Information en plus',
    'changed-information': 'Information à corriger',
    'new-photo': 'Nouvelle photo',
  } satisfies Record<(typeof clarificationKinds)[number], string>,
  overriddenTitle: 'Photos envoyées malgré un avertissement',
  overridden: (count: number, of: number, photos: number) =>
    `${plural(count, 'demande', 'demandes')} sur ${of}, soit ${plural(photos, 'photo', 'photos')}.`,
  concerned: 'Demandes concernées',
  rate: (count: number, percent: number) => `${count} · ${percent}\u00a0%`,
});
