import { defineTexts, plural } from '#web/lib/text.ts';

export const listFr = defineTexts({
  newNamed: ' : nouvelle demande',
  newNote: 'Nouvelle demande',
  documentTitle: 'Demandes',
  lead: 'Les demandes de votre pharmacie, visibles par toute l’équipe.',
  tabs: 'Demandes par état',
  items: (state: string) => `Demandes : ${state}`,
  more: 'Voir les demandes plus anciennes',
  urgentTitle: (count: number) => plural(count, 'avis urgent à lire', 'avis urgents à lire'),
  urgentText: 'Le médecin souhaite que le patient soit vu rapidement.',
  urgentOpen: (reference: string) => `Lire l’avis de la demande ${reference}`,
  next: 'À faire : ',
  empty: {
    'to-complete': {
      title: 'Rien à compléter',
      text: 'Vos brouillons et les demandes pour lesquelles un médecin souhaite une précision apparaissent ici.',
    },
    waiting: {
      title: 'Aucune demande en attente',
      text: 'Après l’envoi, vous suivez ici le temps d’attente. Vous pouvez fermer la page : vous serez prévenu par e-mail.',
    },
    received: {
      title: 'Aucun avis à lire',
      text: 'L’avis signé du médecin arrive ici, avec son compte rendu en PDF.',
    },
    'to-hand-over': {
      title: 'Tout est remis',
      text: 'Les avis lus, en attendant que vous remettiez le compte rendu au patient, se rangent ici.',
    },
    closed: {
      title: 'Aucune demande close',
      text: 'Les demandes terminées restent consultables ici.',
    },
  },
  firstTitle: 'Votre première demande',
  firstText:
    'Six minutes au comptoir, photos comprises : le motif, le patient, quelques questions, les photos, puis l’envoi. Tout est enregistré au fur et à mesure.',
  search: {
    open: 'Retrouver un patient',
    label: 'Numéro de sécurité sociale',
    hint: 'Le numéro de facturation saisi dans la demande, clé comprise.',
    run: 'Chercher',
    close: 'Fermer la recherche',
    results: (count: number) => plural(count, 'demande trouvée', 'demandes trouvées'),
    none: 'Aucune demande de votre pharmacie ne porte ce numéro.',
  },
});
