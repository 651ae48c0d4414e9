export { endMeasures, endMeasuresJob } from './jobs/end-measures.job.ts';
export { bindMeasureRoutes } from './moderation.routes.ts';
export { measureNotices } from './moderation-notices.fr.ts';
