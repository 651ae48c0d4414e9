export { notifyCaseEventJob } from './jobs/notify-case-event.job.ts';
export { notifyQueueJob } from './jobs/notify-queue.job.ts';
export { sendMailJob } from './jobs/send-mail.job.ts';
export { writeNoticeJob } from './jobs/write-notice.job.ts';
export { createLiveFeed } from './live-feed.ts';
export type { NotificationParts } from './notification-parts.ts';
export { countFailedMails } from './outbox.queries.ts';
export { createLookAgain, createTellQueue, type Reaction, refreshScreens, tellParties } from './reactions.ts';
