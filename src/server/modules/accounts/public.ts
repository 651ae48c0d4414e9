export {
  countDoctorsByTier,
  getOrganisation,
  listDirectors,
  listDoctorIds,
  listNames,
  listOperators,
  listPharmacists,
  type NamedAccount,
} from './account.queries.ts';
export { openProfile } from './account.ts';
export { openAddress } from './account-address.ts';
export { linkToken } from './account-link.ts';
export { type AccountCut, findAccountIdByEmail, holdAccount, lockAccount } from './account-measures.ts';
export type { Sessions } from './sessions.ts';
