export { reportFonts, reportTemplates } from './document/report-pdf.ts';
export { issueEndingRecordJob } from './jobs/issue-ending-record.job.ts';
export { sweepPreviewsJob } from './jobs/sweep-previews.job.ts';
export { bindReportRoutes } from './report.routes.ts';
export type { ReportParts } from './report.ts';
