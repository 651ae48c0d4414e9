// Export and erasure reach into every area: which of them keep something of an account stands here.
import { getAccount } from '#server/modules/accounts/account.queries.ts';
import { actorOf } from '#server/modules/accounts/account.ts';
import { deleteSecondFactor } from '#server/modules/accounts/second-factor/second-factor.store.ts';
import { discardDraft } from '#server/modules/cases/use-cases/save-draft.ts';
import type { ExportSection } from '#server/modules/privacy/export-account.ts';
import { defaultPrivacySettings, type PrivacyParts } from '#server/modules/privacy/public.ts';
import { readReport } from '#server/modules/reports/use-cases/read-report.ts';
import type { Frame } from './frame.ts';
import { reportPartsOf } from './report-parts.ts';

/** Files of the export beside account and cases. */
const sections: readonly ExportSection[] = [];

/** What areas beside `accounts` let go of when an account is erased. */
const erasers: PrivacyParts['erasers'] = [
  async (ctx, accountId) => void (await deleteSecondFactor(ctx.tx, accountId)),
];

export function privacyPartsOf(frame: Frame): PrivacyParts {
  const { parts, run, sessions, settings } = frame;
  const reportParts = reportPartsOf(frame);
  return {
    run,
    now: parts.now,
    objects: parts.objects,
    settings: defaultPrivacySettings,
    reauthenticate: sessions.reauthenticate,
    readReport: (actor, wanted) => readReport(reportParts, actor, wanted),
    sections,
    erasers,
    discardDraft: async (ctx, accountId, caseId) => {
      const actor = actorOf(await getAccount(ctx.tx, accountId));
      await discardDraft({ ...ctx, actor }, settings, caseId);
    },
  };
}
