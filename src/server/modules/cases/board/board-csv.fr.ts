import type { BoardTable } from '#contracts/board/board.contract.ts';

export const boardCsvFr = {
  fileNames: {
    weeks: (day: string) => `tableau-de-bord-${day}.csv`,
    overrides: (day: string) => `photos-malgre-avertissement-${day}.csv`,
  } satisfies Record<BoardTable, (day: string) => string>,
  overrideColumns: ['Raison', 'Défaut signalé', 'Photos'],
  anyHint: 'Tous',
  few: (fewest: number) => `moins de ${fewest}`,
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
