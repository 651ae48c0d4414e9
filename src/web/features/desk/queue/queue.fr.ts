import { defineTexts, plural } from '#web/lib/text.ts';

const listFr = (tiers: readonly number[]) =>
  [tiers.slice(0, -1).join(', '), tiers.at(-1)].filter((part) => part !== '').join(' et ');

/** Where the queue looks: « à votre niveau », « au niveau 1 », « aux niveaux 1 et 3 ». */
const levelsFr = ({ tiers, own }: Levels) => {
  if (tiers.length === 1) return tiers[0] === own ? 'à votre niveau' : `au niveau ${tiers[0]}`;
  return `aux niveaux ${listFr(tiers)}`;
};

type Levels = { tiers: readonly number[]; own: number | null };

export const queueFr = defineTexts({
  documentTitle: 'Demandes en attente',
  title: 'Demandes en attente',
  count: (count: number, levels: Levels) =>
    `${plural(count, 'dossier attend', 'dossiers attendent')} ${levelsFr(levels)}`,
  othersShown: 'La file montre aussi le niveau que vous n’avez pas choisi de recevoir.',
  showOthers: 'Voir aussi les autres niveaux',
  hideOthers: 'Revenir aux niveaux choisis',
  takenOf: (count: number, most: number) =>
    `${plural(count, 'demande prise', 'demandes prises')} sur ${most} aujourd’hui`,
  fullTitle: 'Votre maximum du jour est atteint',
  fullText: 'Rien ne vous est plus envoyé jusqu’à demain. Vous pouvez encore prendre une demande ici.',
  availability: 'Mes disponibilités',
  lead: 'La plus ancienne d’abord. L’identité du patient n’apparaît qu’une fois le dossier pris.',
  arrivals: (count: number) => plural(count, 'nouveau dossier', 'nouveaux dossiers'),
  caption: 'Dossiers qui attendent un médecin',
  columns: {
    form: 'Demande',
    person: 'Patient',
    site: 'Localisation',
    wait: 'Attente',
    photos: 'Photos',
    tier: 'Niveau',
    actions: 'Que faire',
  },
  take: 'Prendre',
  takeOf: (reference: string) => `Prendre le dossier ${reference}`,
  decline: 'Décliner',
  declineOf: (reference: string) => `Décliner le dossier ${reference}`,
  cameUp: (tier: number) => `monté du niveau ${tier}`,
  startedHere: 'départ à ce niveau',
  movesOn: 'va monter au niveau suivant',
  weak: (count: number) => (count === 1 ? 'dont 1 de qualité limitée' : `dont ${count} de qualité limitée`),
  keysHint: 'J et K : choisir · Entrée : prendre · D : décliner · ? : toutes les touches',
  wording: 'Mes phrases et modèles',
  takeBefore: (deadline: string) => `à prendre ${deadline}`,
  gone: 'Ce dossier vient d’être pris',
  goneText: 'Il a quitté la liste.',
  takeFailed: 'Le dossier n’a pas pu être pris',
  emptyTitle: (levels: Levels) => `Aucun dossier n’attend ${levelsFr(levels)}`,
  emptyText: 'Vous pouvez laisser cette page ouverte : un nouveau dossier y apparaît de lui-même.',
  emptyFiltered: 'Aucun dossier ne correspond à ces filtres',
  unverifiedTitle: 'Votre qualification n’est pas encore vérifiée',
  unverifiedText: 'La direction médicale la vérifie avant que des dossiers vous soient proposés.',
  filters: {
    title: 'Filtrer',
    some: (count: number) => `Filtrer (${count})`,
    form: 'Demande',
    ageBand: 'Âge',
    sex: 'Sexe',
    siteGroup: 'Localisation',
    all: 'Toutes',
    allMasculine: 'Tous',
    reset: 'Effacer les filtres',
  },
  keys: {
    next: 'Dossier suivant',
    previous: 'Dossier précédent',
    take: 'Prendre le dossier choisi (ou Entrée)',
    decline: 'Décliner le dossier choisi',
    filter: 'Aller aux filtres',
  },
});
