// What the composition root is given: the outside world, keys, clock and settings of one instance.

import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import type { Tracker } from '#contracts/legal/cookies.ts';
import type { SessionSettings } from '#server/modules/accounts/sessions.ts';
import type { Witnesses } from '#server/modules/audit/witness/tell-heads.ts';
import type { CaseSettings } from '#server/modules/cases/public.ts';
import type { LegalFacts } from '#server/modules/legal/public.ts';
import type { PhotoParts } from '#server/modules/photos/public.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { DatabaseHandle } from '#server/platform/db/create-database.ts';
import type { HttpServerOptions } from '#server/platform/http/http-server.ts';
import type { LiveHub } from '#server/platform/live/live-hub.ts';
import type { Logger } from '#server/platform/log/create-logger.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { SignInSettings } from '#server/policy/sign-in-ways.ts';
import type { LoginPort } from '#server/ports/login/login.port.ts';
import type { MailPort } from '#server/ports/mail/mail.port.ts';
import type { MalwareScanner } from '#server/ports/malware-scan/malware-scan.port.ts';
import type { FolderObjectStorage } from '#server/ports/object-storage/providers/folder.adapter.ts';
import type { PdfWriter } from '#server/ports/pdf/pdf.port.ts';
import type { ProfessionalRegistry } from '#server/ports/professional-registry/professional-registry.port.ts';
import type { PushPort } from '#server/ports/push/push.port.ts';
import type { SmsPort } from '#server/ports/sms/sms.port.ts';
import type { SpeechRecogniser } from '#server/ports/speech/speech.port.ts';
import type { ReadingLimits } from './reading-limits.ts';

export type AppParts = {
  database: DatabaseHandle;
  keyring: Keyring;
  objects: FolderObjectStorage;
  uploadDirectory: string;
  scanner: MalwareScanner;
  pdf: PdfWriter;
  mail: MailPort;
  /** Text messages; off unless given. */
  sms?: SmsPort;
  /** Web push; off unless given. */
  push?: PushPort;
  /** Pro Santé Connect, where it is set up. */
  login?: LoginPort;
  registry: ProfessionalRegistry;
  hub: LiveHub;
  log: Logger;
  now: () => Date;
  publicUrl: string;
  trustedProxies: readonly string[];
  instance: Omit<
    SessionView['instance'],
    | 'idleMinutes'
    | 'lockMinutes'
    | 'openStartTiers'
    | 'offersPsc'
    | 'offersPasskeys'
    | 'otherTrackers'
    | 'dictation'
  >;
  /** What the operator added to the strictly necessary cookies; none unless given. */
  otherTrackers?: readonly Tracker[];
  /** What the operator says of itself in the legal texts; fictional unless given. */
  legalFacts?: LegalFacts;
  /** Whether the shipped texts are published at the first start; false for a real instance, and without a database. */
  publishesTexts?: boolean;
  caseSettings?: CaseSettings;
  sessionSettings?: SessionSettings;
  /** Everything allowed unless said otherwise: tests say what they need. */
  signInSettings?: SignInSettings;
  /** Where heads of the proof archive are told outside; nowhere unless said. */
  witnesses?: Witnesses;
  /** kinds of accounts that minors may have, with a guardian's consent. None: every kind is professional. */
  minorRoles?: readonly AccountRole[];
  /** How much one account may read in a time; far above honest use unless given. */
  readingLimits?: ReadingLimits;
  /** Dictation: a recogniser of the instance's own, and whether the browser maker's may be offered; neither unless said. */
  speech?: { recogniser: SpeechRecogniser | undefined; allowsBrowserCloud: boolean };
  /** Only to replace the process-wide preparation of photos. */
  prepareImage?: PhotoParts['prepareImage'];
  /** Adds one to the figure of refused requests. */
  countRefusal?: (labels: { code: string }) => void;
  http?: Pick<HttpServerOptions<AccountActor>, 'observe' | 'checkResponses' | 'rateLimit' | 'limits'>;
};
