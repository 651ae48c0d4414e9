export { findAvailability, listDoctorsFor, listVolunteers } from './availability.queries.ts';
export { bindAvailabilityRoutes } from './availability.routes.ts';
export { deleteAvailability } from './availability.store.ts';
export { findTiers, sortByAvailability } from './use-cases/read-availability.ts';
