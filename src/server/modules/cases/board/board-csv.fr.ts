export const boardCsvFr = {
  fileName: (day: string) => `tableau-de-bord-${day}.csv`,
  columns: [
    'Semaine du',
    'Formulaire',
    'Niveau',
    'Demandes envoyées',
    'Avis rendus',
    'Délai médian, heures de service (min)',
    'Délai de 9 avis sur 10, heures de service (min)',
    'Délai médian, temps écoulé (min)',
    'Délai de 9 avis sur 10, temps écoulé (min)',
    'Demandes renvoyées pour précisions',
    'Demandes avec photo envoyée malgré un avertissement',
  ],
} as const;
