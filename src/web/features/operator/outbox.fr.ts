import type { OutboxMail } from '#contracts/notifications/outbox.contract.ts';
import { defineTexts } from '#web/lib/text.ts';

export const outboxFr = defineTexts({
  title: 'Messages sortants',
  lead: 'Les e-mails, SMS et notifications de cette instance, du plus récent au plus ancien. Aucun ne contient de nom de patient ni de donnée de santé.',
  list: 'Messages',
  refresh: 'Actualiser',
  to: (channel: string, address: string) => `${channel} à ${address}`,
  tries: (count: number) => `${count} essais`,
  stop: 'Ne plus écrire à cette adresse',
  resume: 'Écrire de nouveau à cette adresse',
  stopHint:
    'Si l’adresse n’existe plus, ou si la personne le demande. Ce que la loi ou les conditions imposent part quand même.',
  stopped: 'Plus rien ne part à cette adresse, sauf ce que la loi ou les conditions imposent.',
  text: 'Texte du message',
  more: 'Afficher les messages plus anciens',
  end: 'Fin de la liste.',
  emptyTitle: 'Aucun message pour l’instant',
  emptyText: 'Ceux que le service envoie aux pharmacies, aux médecins et à la direction apparaîtront ici.',
  failedTitle: 'Des messages n’ont pas pu partir',
  failedText:
    'Le serveur de courriel les a refusés ou n’a pas répondu. Vérifiez son adresse dans la configuration ; les envois reprennent d’eux-mêmes.',
  keptTitle: 'Les messages restent ici',
  keptText: 'Aucun serveur de courriel n’est configuré : ils sont conservés, pas envoyés.',
  states: {
    kept: 'Conservé ici, non envoyé',
    waiting: 'En attente d’envoi',
    sent: 'Envoyé',
    delivered: 'Remis',
    failed: 'Échec de l’envoi',
    bounced: 'Non distribué',
    stopped: 'Non envoyé, adresse arrêtée',
  } satisfies Record<OutboxMail['state'], string>,
});
