// Every notice that modules may send to an account; each is declared by its module, this only lists them.

import { deviceNotices } from '#server/modules/accounts/devices/device-notices.fr.ts';
import { emailNotices } from '#server/modules/accounts/email/email-notices.fr.ts';
import { guardianNotices } from '#server/modules/accounts/guardian/guardian-notices.fr.ts';
import { passkeyNotices } from '#server/modules/accounts/passkeys/passkey-notices.fr.ts';
import { passwordNotices } from '#server/modules/accounts/passwords/password-notices.fr.ts';
import { profileNotices } from '#server/modules/accounts/profile/profile-notices.fr.ts';
import { pscNotices } from '#server/modules/accounts/psc/psc-notices.fr.ts';
import { recoveryNotices } from '#server/modules/accounts/recovery/recovery-notices.fr.ts';
import { registrationNotices } from '#server/modules/accounts/registration/registration-notices.fr.ts';
import { secondFactorNotices } from '#server/modules/accounts/second-factor/second-factor-notices.fr.ts';
import { teamNotices } from '#server/modules/accounts/team/team-notices.fr.ts';
import type { NoticeKind } from '#server/modules/audit/public.ts';
import { grantNotices } from '#server/modules/grants/public.ts';
import { legalNotices } from '#server/modules/legal/public.ts';
import { flagNotices, measureNotices } from '#server/modules/moderation/public.ts';
import { privacyNotices } from '#server/modules/privacy/public.ts';
import { verificationNotices } from '#server/modules/professionals/public.ts';
import { ticketNotices } from '#server/modules/support/public.ts';

export const noticeKinds: readonly NoticeKind[] = [
  ...secondFactorNotices,
  ...passkeyNotices,
  ...passwordNotices,
  ...deviceNotices,
  ...emailNotices,
  ...recoveryNotices,
  ...pscNotices,
  ...grantNotices,
  ...measureNotices,
  ...registrationNotices,
  ...guardianNotices,
  ...teamNotices,
  ...profileNotices,
  ...flagNotices,
  ...ticketNotices,
  ...privacyNotices,
  ...legalNotices,
  ...(verificationNotices as readonly NoticeKind[]),
];
