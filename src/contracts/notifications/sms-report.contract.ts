import { defineOperation, empty } from '../operation.ts';

export const reportSms = defineOperation({
  id: 'sms.report',
  method: 'POST',
  path: '/api/sms/reports',
  summary: 'The provider of text messages: delivered, undelivered, or a reply STOP; signed by it',
  response: empty,
  errors: ['sms.report_refused'],
});

export const smsReportOperations = [reportSms] as const;
