import { defineTexts } from '#web/lib/text.ts';

export const legalFr = defineTexts({
  title: 'Textes et conditions',
  lead: 'Les textes en vigueur aujourd’hui.',
  since: (day: string) => `En vigueur depuis le ${day}`,
  from: (day: string) => `S’applique à partir du ${day}`,
  all: 'Tous les textes',
  versions: 'Toutes les versions',
  version: (number: number) => `Version ${number}`,
  changes: 'Ce qui change',
  outside: ' (autre site)',
  gateLead: 'Lisez ces textes, puis choisissez. Ce que vous avez saisi est conservé.',
  fullText: 'Lire le texte complet',
  tick: 'J’ai lu ces textes et je les accepte.',
  tickFirst: 'Cochez la case pour accepter.',
  accept: 'J’accepte',
  refuse: 'Je refuse',
  refusedTitle: 'Vous n’avez pas accepté',
  refusedText:
    'Le service reste fermé pour vous. Emportez vos données, puis fermez votre compte. Vous pouvez aussi revenir sur votre choix.',
  leave: 'Mes données et la fermeture du compte',
  back: 'Relire les textes',
});
