export const noticeErrorsFr = {
  'notice.not_found': 'Ce message n’existe pas ou ne vous est pas adressé.',
} as const;
