export { bindGrantRoutes } from './grant.routes.ts';
export { grantNotices } from './grant-notices.fr.ts';
export { readOwnGrants } from './use-cases/read-grants.ts';
export { findToken, noteUse, type TokenInForce } from './use-cases/use-token.ts';
