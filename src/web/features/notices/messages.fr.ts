import { defineTexts } from '#web/lib/text.ts';

export const messagesFr = defineTexts({
  title: 'Messages du service',
  lead: 'Changements de conditions, décisions, sécurité de votre compte. Les plus récents d’abord.',
  back: 'Mon compte',
  list: 'Messages',
  unread: 'Non lu',
  read: (day: string) => `Lu le ${day}`,
  acknowledge: 'Marquer comme lu',
  emptyTitle: 'Aucun message',
  emptyText: 'Le service vous écrira ici, et par e-mail, quand quelque chose vous concerne.',
});
