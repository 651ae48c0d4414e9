import type { GrantScope, TokenRead } from './grant.contract.ts';

export const grantErrorsFr = {
  'grant.not_found': 'Cette autorisation n’existe pas ou n’est pas la vôtre.',
  'grant.token_not_found': 'Ce jeton n’existe pas ou n’est pas le vôtre.',
  'grant.not_in_force': 'Cette autorisation n’est pas en vigueur : aucun jeton ne peut être créé.',
  'grant.too_many_tokens': 'Cinq jetons fonctionnent déjà. Révoquez-en un avant d’en créer un autre.',
  'grant.already_held': 'Ce compte a déjà cette autorisation. Retirez-la d’abord pour en changer les dates.',
  'grant.bad_dates': 'La fin doit venir après le début, et être à venir.',
  'grant.too_long': 'Une autorisation dure deux ans au plus.',
  'grant.wrong_role': 'Cette autorisation ne concerne que les pharmaciens.',
  'grant.own_account': 'Vous ne pouvez pas vous autoriser vous-même.',
  'grant.already_over': 'Cette autorisation est déjà terminée.',
  'token.invalid': 'Ce jeton ne donne accès à rien : il est inconnu, expiré ou révoqué.',
  'token.not_allowed': 'Ce jeton ne permet pas cette opération.',
} as const;
export type GrantErrorCode = keyof typeof grantErrorsFr;

export const grantScopesFr: Record<GrantScope, string> = {
  'dermoscopic-on-skin': 'Photos au dermatoscope dans le formulaire « peau »',
  'own-data-by-token': 'Lire ses propres données par un programme',
};

export const tokenReadsFr: Record<TokenRead, string> = {
  messages: 'Les messages du service',
  acceptances: 'Les textes acceptés',
  authorisations: 'Les autorisations et leurs jetons',
};
