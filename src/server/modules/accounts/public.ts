export {
  countDoctorsByTier,
  getOrganisation,
  listDirectors,
  listNames,
  listOperators,
  listPharmacists,
  type NamedAccount,
  openAccount,
} from './account.queries.ts';
export { setAccountStatus } from './account.store.ts';
export { openProfile } from './account.ts';
export { openAddress } from './account-address.ts';
export { linkToken } from './account-link.ts';
export { findAccountIdByEmail, holdAccount, lockAccount } from './account-measures.ts';
export { forgetAddresses } from './seen-address.store.ts';
export { readAddressesSeen } from './seen-address.ts';
export type { Sessions } from './sessions.ts';
export { setVerification } from './use-cases/set-verification.ts';
