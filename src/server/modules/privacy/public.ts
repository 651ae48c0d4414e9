export { eraseDueAccountsJob, type PrivacyJobParts } from './jobs/erase-due-accounts.job.ts';
export { bindPrivacyRoutes, type PrivacyParts } from './privacy.routes.ts';
export { defaultPrivacySettings } from './privacy.settings.ts';
export { privacyNotices } from './privacy-notices.fr.ts';
export { countReopenings } from './reopening/reopening.queries.ts';
export { bindReopeningRoutes } from './reopening/reopening.routes.ts';
export { screenRegistration } from './use-cases/ban-registration.ts';
export { shutOut } from './use-cases/shut-out.ts';
