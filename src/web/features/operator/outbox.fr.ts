import type { OutboxMail } from '#contracts/notifications/outbox.contract.ts';
import { defineTexts } from '#web/lib/text.ts';

export const outboxFr = defineTexts({
  title: 'Messages sortants',
  lead: 'Les courriels de cette instance, du plus récent au plus ancien. Aucun ne contient de nom de patient ni de donnée de santé.',
  list: 'Courriels',
  refresh: 'Actualiser',
  to: (address: string) => `À ${address}`,
  text: 'Texte du message',
  more: 'Afficher les messages plus anciens',
  end: 'Fin de la liste.',
  emptyTitle: 'Aucun message pour l’instant',
  emptyText: 'Ceux que le service envoie aux pharmacies, aux médecins et à la direction apparaîtront ici.',
  failedTitle: 'Des messages n’ont pas pu partir',
  failedText:
    'Le serveur de courriel les a refusés ou n’a pas répondu. Vérifiez son adresse dans la configuration ; les envois reprennent d’eux-mêmes.',
  keptTitle: 'Les messages restent ici',
  keptText: 'Aucun serveur de courriel n’est configuré : ils sont conservés, pas envoyés.',
  states: {
    kept: 'Conservé ici, non envoyé',
    waiting: 'En attente d’envoi',
    sent: 'Envoyé',
    failed: 'Échec de l’envoi',
  } satisfies Record<OutboxMail['state'], string>,
});
