import { defineTexts } from '#web/lib/text.ts';

export const operatingFr = defineTexts({
  title: 'Exploitation',
  lead: 'Ce que fait vivre l’exploitant, sans accès au contenu des dossiers.',
  areas: {
    people: 'Les personnes',
    service: 'Le service',
  },
  sections: {
    verifications: {
      label: 'Vérifications',
      lead: 'Pharmaciens à vérifier, pièces, échéances.',
    },
    support: { label: 'Assistance', lead: 'Ce que les personnes signalent et demandent.' },
    moderation: { label: 'Modération', lead: 'Signalements, mesures, contestations.' },
    addresses: {
      label: 'Adresses réseau',
      lead: 'Consultées avec un motif, qui est inscrit.',
    },
    outbox: { label: 'Messages sortants', lead: 'Les courriels du service, et ceux qui ne partent pas.' },
  },
});
