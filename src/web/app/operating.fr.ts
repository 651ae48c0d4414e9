import { defineTexts } from '#web/lib/text.ts';

export const operatingFr = defineTexts({
  title: 'Exploitation',
  lead: 'Les personnes et le service. Le contenu des dossiers ne s’ouvre pas ici.',
  areas: {
    people: 'Les personnes',
    service: 'Le service',
  },
  waiting: {
    verifications: (count: number) =>
      count === 1 ? '1 personne à vérifier' : `${count} personnes à vérifier`,
    tickets: (count: number, urgent: number) =>
      `${count === 1 ? '1 demande attend' : `${count} demandes attendent`} une réponse${urgent > 0 ? `, dont ${urgent} en urgence` : ''}`,
    moderation: (count: number) => (count === 1 ? '1 décision à prendre' : `${count} décisions à prendre`),
    reopenings: (count: number) => (count === 1 ? '1 demande attend' : `${count} demandes attendent`),
    mails: (count: number) =>
      count === 1 ? '1 courriel n’est pas parti' : `${count} courriels ne sont pas partis`,
  },
  sections: {
    verifications: {
      label: 'Vérifications',
      lead: 'Pharmaciens à vérifier, pièces, échéances.',
    },
    support: { label: 'Assistance', lead: 'Ce que les personnes signalent et demandent.' },
    recoveries: { label: 'Accès perdus', lead: 'Vérifier qui demande, puis rétablir l’accès.' },
    moderation: { label: 'Modération', lead: 'Signalements, mesures, contestations.' },
    reopenings: {
      label: 'Réouvertures',
      lead: 'Des personnes sans compte demandent à revenir.',
    },
    corrections: {
      label: 'Corriger des données',
      lead: 'À la demande d’une personne, qui en est prévenue.',
    },
    grants: { label: 'Autorisations', lead: 'Accords écrits à un compte : fonction, lecture par jeton.' },
    addresses: {
      label: 'Adresses réseau',
      lead: 'Consultées avec un motif, qui est inscrit.',
    },
    legal: { label: 'Textes juridiques', lead: 'Versions, annonces, acceptations.' },
    outbox: {
      label: 'Messages sortants',
      lead: 'Les e-mails et SMS du service, et ceux qui ne partent pas.',
    },
  },
});
