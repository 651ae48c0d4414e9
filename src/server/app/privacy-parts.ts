// Export and erasure reach into every area: which of them keep something of an account stands here.
import { getAccount } from '#server/modules/accounts/account.queries.ts';
import { actorOf } from '#server/modules/accounts/account.ts';
import { keepAddress } from '#server/modules/accounts/account-address.ts';
import { deleteDevices, listDevices } from '#server/modules/accounts/devices/device.store.ts';
import { deleteEmailChanges } from '#server/modules/accounts/email/email-change.store.ts';
import { readEmailChanges } from '#server/modules/accounts/email/use-cases/ask-email-change.ts';
import { forgetGuardians } from '#server/modules/accounts/guardian/guardian.store.ts';
import { readGuardians } from '#server/modules/accounts/guardian/use-cases/name-guardian.ts';
import { listPasskeys } from '#server/modules/accounts/passkeys/use-cases/set-passkeys.ts';
import { readChangesOf } from '#server/modules/accounts/profile/use-cases/read-profile.ts';
import { deleteLogins } from '#server/modules/accounts/psc/psc.store.ts';
import { deleteRecoveriesOf } from '#server/modules/accounts/recovery/recovery.store.ts';
import { readOwnRecoveries } from '#server/modules/accounts/recovery/use-cases/read-recovery.ts';
import { blankRegistration } from '#server/modules/accounts/registration/registration.store.ts';
import { deleteSecondFactor } from '#server/modules/accounts/second-factor/second-factor.store.ts';
import { readAddressesSeen } from '#server/modules/accounts/seen-address.ts';
import { blankBilling } from '#server/modules/accounts/team/team.store.ts';
import { deleteAvailability, findAvailability } from '#server/modules/availability/public.ts';
import { discardDraft } from '#server/modules/cases/use-cases/save-draft.ts';
import { readOwnGrants } from '#server/modules/grants/public.ts';
import { listAcceptances } from '#server/modules/legal/use-cases/read-texts.ts';
import { readDecisions } from '#server/modules/moderation/use-cases/read-measures.ts';
import { deletePushDevices } from '#server/modules/notifications/devices/push-device.store.ts';
import { deletePhone } from '#server/modules/notifications/phones/phone.store.ts';
import { deletePreferences } from '#server/modules/notifications/preferences/preference.store.ts';
import { readPreferences } from '#server/modules/notifications/preferences/set-preferences.ts';
import { readNotices } from '#server/modules/notifications/use-cases/read-notices.ts';
import { deletePhrasesOf, exportPhrases } from '#server/modules/phrases/public.ts';
import type { ExportSection } from '#server/modules/privacy/export-account.ts';
import {
  type bindReopeningRoutes,
  defaultPrivacySettings,
  type PrivacyParts,
} from '#server/modules/privacy/public.ts';
import { readReport } from '#server/modules/reports/use-cases/read-report.ts';
import { readTickets } from '#server/modules/support/use-cases/answer-ticket.ts';
import { createAttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { channelsOf } from './channels.ts';
import type { Frame } from './frame.ts';
import { noticeKinds } from './notices.ts';
import { reportPartsOf } from './report-parts.ts';

/** Files of the export beside account and cases, each as its owner shows it to the person. */
const sections: readonly ExportSection[] = [
  { name: 'acceptations', read: async (ctx, { accountId }) => (await listAcceptances(ctx, accountId)).items },
  { name: 'messages', read: async (ctx, actor) => (await readNotices(ctx, { actor, noticeKinds })).items },
  {
    name: 'autorisations',
    read: async (ctx, { accountId }) => (await readOwnGrants(ctx, accountId)).items,
  },
  { name: 'connexions', read: (ctx, { accountId }) => readAddressesSeen(ctx, accountId) },
  { name: 'appareils', read: (ctx, { accountId }) => listDevices(ctx.tx, accountId) },
  { name: 'cles-d-acces', read: (ctx, { accountId }) => listPasskeys(ctx, accountId) },
  { name: 'modifications', read: (ctx, { accountId }) => readChangesOf(ctx, accountId) },
  { name: 'adresses-e-mail', read: (ctx, { accountId }) => readEmailChanges(ctx, accountId) },
  { name: 'acces-retabli', read: (ctx, { accountId }) => readOwnRecoveries(ctx, accountId) },
  { name: 'accord-parental', read: (ctx, { accountId }) => readGuardians(ctx, accountId) },
  { name: 'decisions', read: async (ctx, actor) => (await readDecisions(ctx, actor)).items },
  { name: 'phrases-et-modeles', read: (ctx, { accountId }) => exportPhrases(ctx, accountId) },
  { name: 'assistance', read: readTickets },
  { name: 'disponibilites', read: (ctx, { accountId }) => findAvailability(ctx.tx, accountId) },
];

/** What areas beside `accounts` let go of when an account is erased. */
const erasers: PrivacyParts['erasers'] = [
  async (ctx, accountId) => void (await deleteSecondFactor(ctx.tx, accountId)),
  (ctx, accountId) => deleteDevices(ctx.tx, accountId),
  (ctx, accountId) => deleteLogins(ctx.tx, accountId),
  (ctx, accountId) => deleteEmailChanges(ctx.tx, accountId),
  async (ctx, accountId) => {
    for (const key of await deleteRecoveriesOf(ctx.tx, accountId)) ctx.keyring.destroy(key);
  },
  async (ctx, accountId) => {
    for (const key of await blankBilling(ctx.tx, accountId)) ctx.keyring.destroy(key);
  },
  (ctx, accountId) => forgetGuardians(ctx.tx, accountId),
  (ctx, accountId) => blankRegistration(ctx.tx, accountId),
  (ctx, accountId) => deleteAvailability(ctx.tx, accountId),
  (ctx, accountId) => deletePreferences(ctx.tx, accountId),
  (ctx, accountId) => deletePhrasesOf(ctx.tx, accountId),
  async (ctx, accountId) => void (await deletePhone(ctx.tx, accountId)),
  (ctx, accountId) => deletePushDevices(ctx.tx, accountId),
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
    sections: [
      ...sections,
      { name: 'notifications', read: (ctx, actor) => readPreferences(ctx, actor, channelsOf(frame)) },
    ],
    erasers,
    discardDraft: async (ctx, accountId, caseId) => {
      const actor = actorOf(await getAccount(ctx.tx, accountId));
      await discardDraft({ ...ctx, actor }, settings, caseId);
    },
  };
}

/** Of one address of the network, ten requests to come back an hour. */
export function reopeningPartsOf({ parts, run }: Frame): Parameters<typeof bindReopeningRoutes>[1] {
  const hour = { windowSeconds: 3600, blockSeconds: 3600 };
  return {
    run,
    settings: defaultPrivacySettings,
    networkLimit: createAttemptLimit(parts.database.pool, { name: 'reopening', attempts: 10, ...hour }),
    keepAddress: async (ctx, accountId, email) => {
      const { data_key: dataKey } = await getAccount(ctx.tx, accountId);
      return keepAddress(ctx, { id: accountId, dataKey }, 'applicant', email);
    },
  };
}
