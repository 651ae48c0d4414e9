export { countOpenFlags } from './flag.queries.ts';
export { bindFlagRoutes } from './flag.routes.ts';
export { flagNotices } from './flag-notices.fr.ts';
export { endMeasures, endMeasuresJob } from './jobs/end-measures.job.ts';
export { countContested } from './measure.queries.ts';
export { bindMeasureRoutes } from './moderation.routes.ts';
export { measureNotices } from './moderation-notices.fr.ts';
export { tellOfReading } from './use-cases/tell-of-reading.ts';
export { tellOfRefusals } from './use-cases/tell-of-refusals.ts';
