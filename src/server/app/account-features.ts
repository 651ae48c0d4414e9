// Binds what surrounds the cases: notices, texts, registration, moderation, privacy, proof. One line for each area; what
// several of them need stands in the frame.

import { randomBytes } from 'node:crypto';
import { bindEmailRoutes } from '#server/modules/accounts/email/email.routes.ts';
import type { EmailJobParts } from '#server/modules/accounts/email/send-email-confirmation.job.ts';
import { bindOwnSessionRoutes } from '#server/modules/accounts/own-sessions/own-session.routes.ts';
import { bindPasskeyRoutes } from '#server/modules/accounts/passkeys/passkey.routes.ts';
import { bindPasswordRoutes } from '#server/modules/accounts/passwords/password.routes.ts';
import { bindPscRoutes } from '#server/modules/accounts/psc/psc.routes.ts';
import { countOpenRecoveries } from '#server/modules/accounts/recovery/recovery.queries.ts';
import { bindRecoveryRoutes } from '#server/modules/accounts/recovery/recovery.routes.ts';
import { bindSecondFactorRoutes } from '#server/modules/accounts/second-factor/second-factor.routes.ts';
import { sessionCookie } from '#server/modules/accounts/session.routes.ts';
import { defaultSessionSettings } from '#server/modules/accounts/sessions.ts';
import { bindAvailabilityRoutes } from '#server/modules/availability/public.ts';
import { bindBoardRoutes } from '#server/modules/cases/board/board.routes.ts';
import { bindRoutingRoutes } from '#server/modules/cases/routing.routes.ts';
import { bindDictationRoutes } from '#server/modules/dictation/public.ts';
import { bindGrantRoutes } from '#server/modules/grants/public.ts';
import { bindLegalRoutes } from '#server/modules/legal/public.ts';
import { bindFlagRoutes, bindMeasureRoutes } from '#server/modules/moderation/public.ts';

import { bindNoticeRoutes } from '#server/modules/notifications/notice.routes.ts';
import { bindPatientMessageRoutes } from '#server/modules/notifications/patient-message/patient-message.routes.ts';
import { bindPreferenceRoutes } from '#server/modules/notifications/preferences/preference.routes.ts';
import { bindSmsReportRoutes } from '#server/modules/notifications/stop/report.routes.ts';
import { bindOperationsRoutes } from '#server/modules/operations/public.ts';
import { bindPhraseRoutes } from '#server/modules/phrases/public.ts';
import {
  bindPrivacyRoutes,
  bindReopeningRoutes,
  screenRegistration,
} from '#server/modules/privacy/public.ts';
import { bindVerificationRoutes } from '#server/modules/professionals/verification.routes.ts';
import { bindSupportRoutes } from '#server/modules/support/public.ts';
import type { HttpServer } from '#server/platform/http/http-server.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { bindRegistration } from './bind-registration.ts';
import { channelsOf } from './channels.ts';
import type { Frame } from './frame.ts';
import { noticeKinds } from './notices.ts';
import { privacyPartsOf, reopeningPartsOf } from './privacy-parts.ts';
import { pscPartsOf } from './psc-parts.ts';
import {
  emailPartsOf,
  lockedHash,
  passkeyPartsOf,
  passwordPartsOf,
  recoveryPartsOf,
  secondFactorPartsOf,
} from './second-factor-parts.ts';
import { dictationPartsOf } from './speech-parts.ts';

export function bindAccountFeatures(server: HttpServer<AccountActor>, frame: Frame): void {
  const { run } = frame;
  bindOwnSessionRoutes(server, {
    run,
    reauthenticate: frame.sessions.reauthenticate,
    settings: frame.parts.sessionSettings ?? defaultSessionSettings,
  });
  bindPasswordRoutes(server, passwordPartsOf(frame));
  bindEmailRoutes(server, emailPartsOf(frame));
  bindRecoveryRoutes(server, recoveryPartsOf(frame));
  bindSecondFactorRoutes(server, secondFactorPartsOf(frame));
  bindGrantRoutes(server, { run, randomBytes, reauthenticate: frame.sessions.reauthenticate });
  bindPasskeyRoutes(server, passkeyPartsOf(frame));
  bindNoticeRoutes(server, { run, noticeKinds });
  const channels = channelsOf(frame);
  bindPreferenceRoutes(server, { run, ...channels, randomBytes });
  bindPatientMessageRoutes(server, { run, ...channels });
  bindSmsReportRoutes(server, { run, ...channels, now: frame.parts.now });
  bindAvailabilityRoutes(server, { run, serviceHours: frame.settings.serviceHours });
  bindMeasureRoutes(server, { run });
  bindPscRoutes(server, pscPartsOf(frame));
  bindLegalRoutes(server, {
    run,
    gate: frame.gate,
    shipped: frame.shipped,
    sessionIdOf: async (cookies) => (await frame.sessions.find(cookies[sessionCookie]))?.sessionId ?? null,
  });
  bindPrivacyRoutes(server, privacyPartsOf(frame));
  bindReopeningRoutes(server, reopeningPartsOf(frame));
  const { objects, registry } = frame.parts;
  bindVerificationRoutes(server, { run, objects, registry });
  bindFlagRoutes(server, { run });
  bindPhraseRoutes(server, { run });
  bindRoutingRoutes(server, { run, settings: frame.settings });
  bindSupportRoutes(server, { run });
  bindDictationRoutes(server, dictationPartsOf(frame.parts));
  bindBoardRoutes(server, { run, settings: frame.settings, now: frame.parts.now });
  bindOperationsRoutes(server, { run, countRecoveries: countOpenRecoveries });
  bindRegistration(server, frame);
}

/** What the jobs of these areas are given beside what all jobs get. */
export function accountJobParts(frame: Frame) {
  return {
    noticeKinds,
    ...channelsOf(frame),
    privacy: privacyPartsOf(frame),
    registry: frame.parts.registry,
    isShutOut,
    lockedHash,
  };
}

/** A permit for the address lets it in once. */
const isShutOut: EmailJobParts['isShutOut'] = async (ctx, accountId, email) =>
  (await screenRegistration(ctx, accountId, { email })) === 'review';
