import { defineTexts, plural } from '#web/lib/text.ts';

export const wordingFr = defineTexts({
  open: 'Modèles',
  recent: 'Mes derniers avis',
  title: 'Modèles et phrases',
  search: 'Chercher',
  searchHint: 'Flèches pour choisir, Entrée pour insérer. Ce que vous avez déjà écrit reste.',
  searchHintTouch: 'Touchez un texte pour l’insérer. Ce que vous avez déjà écrit reste.',
  results: 'Modèles et phrases trouvés',
  count: (count: number) => plural(count, 'texte', 'textes'),
  template: 'Modèle',
  phrase: 'Phrase',
  own: 'à vous',
  shared: (author: string) => `partagé par ${author}`,
  none: 'Aucun texte ne correspond.',
  empty: 'Vous n’avez encore aucun texte. Gardez cet avis comme modèle, ou partez des modèles proposés.',
  manage: 'Gérer mes phrases et modèles',
  keep: 'Garder cet avis comme modèle',
  keepTitle: 'Garder cet avis comme modèle',
  keepLead: 'Sans rien qui désigne ce patient : mettez entre crochets ce qui change, par exemple [côté].',
  keepName: 'Nom du modèle',
  keepNameMissing: 'Donnez un nom, pour le retrouver.',
  keepFamily: 'Famille',
  keepConfirm: 'Garder',
  keepWhat: 'Ce qui sera gardé',
  kept: 'Modèle gardé.',
  keepNothing: 'Écrivez d’abord l’avis, puis gardez-le.',
  inserted: (title: string) => `« ${title} » inséré : relisez chaque champ.`,
  blanksTitle: 'À compléter',
  blanks: (count: number) => plural(count, 'passage entre crochets', 'passages entre crochets'),
  blanksHint: 'Rien n’empêche de signer, mais le compte rendu les montrerait tels quels.',
  blanksSign: (count: number) =>
    `Le compte rendu contient encore ${plural(count, 'passage entre crochets', 'passages entre crochets')}`,
  blankOf: (text: string, field: string) => `Compléter ${text} dans ${field}`,
  keys: {
    open: 'Insérer un modèle ou une phrase',
    openWhileTyping: 'La même chose pendant la saisie',
    recent: 'Reprendre le texte d’un de mes avis',
    nextBlank: 'Passage à compléter suivant',
    preview: 'Aperçu de l’avis',
  },
});

export const recentFr = defineTexts({
  title: 'Mes derniers avis',
  lead: (form: string) =>
    `Vos derniers avis signés, demande « ${form} », sans identité. Ouvrir un avis est inscrit au journal.`,
  list: 'Avis signés',
  answered: (since: string) => `signé ${since}`,
  none: 'Vous n’avez encore signé aucun avis sur ce type de demande.',
  choose: 'Choisissez un avis pour en lire le texte.',
  which: 'Quels champs reprendre ?',
  take: 'Reprendre ce texte',
  taken: 'Texte repris : relisez chaque champ.',
  warning: 'Ce texte parlait d’un autre patient : vérifiez chaque mot.',
});

export const previewFr = defineTexts({
  tab: 'Aperçu',
  lead: 'Ce que lira la pharmacie, au fil de la saisie. Le document exact vous est montré avant la signature.',
  empty: 'Rien n’est encore écrit.',
});
