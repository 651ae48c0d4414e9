export {
  countDoctorsByTier,
  getOrganisation,
  listDirectors,
  listDoctorIds,
  listNames,
  listPharmacists,
  type NamedAccount,
} from './account.queries.ts';
export { openProfile } from './account.ts';
export type { Sessions } from './sessions.ts';
