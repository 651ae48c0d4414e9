export {
  countDoctorsByTier,
  getAccount,
  getOrganisation,
  listDirectors,
  listDoctorIds,
  listNames,
  listPharmacists,
  type NamedAccount,
} from './account.queries.ts';
export { openProfile, type Profile } from './account.ts';
export type { Sessions } from './sessions.ts';
