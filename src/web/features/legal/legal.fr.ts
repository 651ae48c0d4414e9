import { defineTexts } from '#web/lib/text.ts';

export const legalFr = defineTexts({
  title: 'Textes et conditions',
  lead: 'Les textes en vigueur aujourd’hui.',
  since: (day: string) => `En vigueur depuis le ${day}`,
  from: (day: string) => `S’applique à partir du ${day}`,
  until: (from: string, to: string) => `En vigueur du ${from} au ${to}`,
  withdrawn: (day: string) => `Retirée le ${day}, avant de s’appliquer`,
  all: 'Tous les textes',
  versions: 'Toutes les versions',
  version: (number: number) => `Version ${number}`,
  readVersion: (number: number) => `Lire la version ${number}`,
  changes: 'Ce qui change',
  states: { current: 'En vigueur', coming: 'À venir', past: 'Remplacée', withdrawn: 'Retirée' },
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
  print: 'Imprimer',
  readCurrent: 'Lire la version en vigueur',
  noSuchVersion: 'Cette version n’existe pas dans cette langue.',
  foot: {
    version: (number: number, language: string) => `Version ${number} (${language})`,
    effect: (day: string) => `applicable à partir du ${day}`,
    hash: 'Empreinte SHA-256 du texte',
  },
  difference: {
    title: 'Comparer deux versions',
    before: 'Version de départ',
    after: 'Version d’arrivée',
    same: (count: number) => (count === 1 ? '1 passage inchangé' : `${count} passages inchangés`),
    count: (count: number) => (count === 1 ? '1 passage diffère.' : `${count} passages diffèrent.`),
    none: 'Ces deux textes sont identiques.',
    legend: 'Légende :',
    added: 'ajouté',
    removed: 'supprimé',
    begins: ' [ajout : ',
    wasThere: ' [suppression : ',
    ends: '] ',
    only: 'Ce texte n’a encore qu’une version.',
    show: 'Voir mot à mot ce qui change',
  },
  languages: {
    label: 'Langue du texte',
    prevails: 'Cette traduction est donnée pour information. Le texte français prévaut.',
    readFrench: (number: number) => `Lire le texte français de la version ${number}`,
    missing: (language: string) => `La version en vigueur n’est pas encore traduite (${language}).`,
    missingTitle: 'Pas de traduction',
  },
  cookies: {
    caption: 'Cookies et traceurs de ce service',
    purpose: 'À quoi il sert',
    duration: 'Combien de temps',
    who: 'Qui le dépose',
  },
});

const names = new Intl.DisplayNames('fr-FR', { type: 'language' });

/** « français », « anglais ». */
export function languageName(language: string): string {
  return names.of(language) ?? language;
}

/** How a language calls itself, for those who look for theirs. */
export function ownLanguageName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
