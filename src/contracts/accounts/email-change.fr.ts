export const emailChangeErrorsFr = {
  'email.same': 'C’est déjà votre adresse.',
  'email.link_spent': 'Ce lien a déjà servi ou n’est plus valable.',
} as const;
export type EmailChangeErrorCode = keyof typeof emailChangeErrorsFr;
