// Where the provider of text messages calls back. Public, for the provider has no account; only its signature counts.
import { reportSms } from '#contracts/notifications/sms-report.contract.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { bindOperation } from '#server/platform/http/bind-operation.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import { smsLimits } from '#server/ports/sms/sms.port.ts';
import type { NotificationParts } from '../notification-parts.ts';
import { takeReport } from './take-report.ts';

export type ReportParts = Pick<NotificationParts, 'run' | 'sms' | 'notices'> & { now: () => Date };

const provider = system('sms reports');

export function bindSmsReportRoutes(server: HttpServer<AccountActor>, parts: ReportParts): void {
  const url = `${parts.notices.publicUrl}${reportSms.path}`;
  bindOperation(server, reportSms, {
    access: {
      kind: 'public',
      reason: 'The provider of text messages has no account: each call is believed by its signature alone.',
    },
    idempotency: 'natural',
    maxBodyBytes: smsLimits.report,
    rawBody: { contentTypes: ['application/x-www-form-urlencoded', 'application/json'] },
    handler: async ({ rawBody, header }) => {
      const report = await parts.sms.readReport({
        url,
        body: rawBody ?? Buffer.alloc(0),
        header,
        now: parts.now(),
      });
      if (report === 'forged') throw new AppError('sms.report_refused');
      if (report !== 'nothing') await parts.run(provider, (ctx) => takeReport(ctx, report));
    },
  });
}
