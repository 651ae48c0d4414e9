export const noticeErrorsFr = {
  'notice.not_found': 'Ce message n’existe pas ou ne vous est pas adressé.',
  'outbox.not_found': 'Ce message n’existe pas, ou n’a pas d’adresse.',
} as const;
