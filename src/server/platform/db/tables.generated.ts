// Written by `npm run db:types` from the migrated database. Do not edit.
import type { ColumnType } from 'kysely';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Read as a value, written as JSON text (JSON.stringify): the driver would send an array as an SQL array. */
export type Json = ColumnType<JsonValue, string, string>;

/** Exact decimal: read as text. */
export type Numeric = ColumnType<string, string | number, string | number>;

/** The database has a default. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U>
    ? ColumnType<S, I | undefined, U>
    : ColumnType<T, T | undefined, T>;

/** The database alone writes it. */
export type GeneratedAlways<T> = ColumnType<T, never, never>;

export interface AccessRecoveriesTable {
  id: string;
  data_key: string;
  claim_sealed: Buffer;
  role: 'pharmacist' | 'doctor' | 'director' | 'operator';
  state: 'open' | 'planned' | 'done' | 'stopped' | 'closed';
  opened_at: Date;
  account_id: string | null;
  means: 'link' | 'address' | 'factor' | 'address-and-factor' | null;
  checks: Generated<Json>;
  decision_sealed: Buffer | null;
  decided_by: string | null;
  decided_at: Date | null;
  due_at: Date | null;
  settled_at: Date | null;
}

export interface AccountAddressesTable {
  id: string;
  account_id: string;
  purpose: string;
  address_sealed: Buffer;
  created_at: Date;
}

export interface AccountAddressesSeenTable {
  id: string;
  account_id: string;
  session_id: string;
  at: Date;
  address_sealed: Buffer;
}

export interface AccountCapacitiesTable {
  account_id: string;
  capacity_sealed: Buffer;
  declared_at: Date;
}

export interface AccountChangesTable {
  id: string;
  account_id: string;
  field: string;
  values_sealed: Buffer;
  changed_at: Date;
  changed_by: string;
}

export interface AccountClosuresTable {
  id: string;
  account_id: string;
  asked_by: 'self' | 'operator';
  asked_at: Date;
  export_choice: 'downloaded' | 'declined';
  purge_at: Date;
  restored_at: Date | null;
  erased_at: Date | null;
  certificate: Json | null;
}

export interface AccountDevicesTable {
  id: string;
  account_id: string;
  token_digest: string;
  name: string;
  first_seen_at: Date;
  last_seen_at: Date;
  told_beside_at: Date | null;
}

export interface AccountExportsTable {
  id: string;
  account_id: string;
  made_at: Date;
  case_count: number;
  file_count: number;
}

export interface AccountGrantsTable {
  id: string;
  account_id: string;
  scope: 'dermoscopic-on-skin' | 'own-data-by-token';
  from_at: Date;
  until_at: Date;
  granted_by: string;
  granted_at: Date;
  reason_sealed: Buffer;
  revoked_at: Date | null;
  revoked_by: string | null;
  revocation_sealed: Buffer | null;
}

export interface AccountLinksTable {
  id: string;
  account_id: string;
  purpose: string;
  subject_id: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface AccountPhonesTable {
  account_id: string;
  phone_sealed: Buffer;
  code_digest: string | null;
  code_expires_at: Date | null;
  code_attempts: Generated<number>;
  asked_at: Date;
  asks: Generated<number>;
  asks_since: Date;
  verified_at: Date | null;
}

export interface AccountsTable {
  id: string;
  role: 'pharmacist' | 'doctor' | 'director' | 'operator';
  status: 'registering' | 'active' | 'suspended' | 'closing' | 'closed';
  email_digest: string;
  profile_sealed: Buffer;
  data_key: string;
  password_hash: string;
  organisation_id: string | null;
  expert_tier: number | null;
  verified_at: Date | null;
  may_add_dermoscopic_to_skin: Generated<boolean>;
  is_demo: Generated<boolean>;
  created_at: Date;
  restrictions: Generated<Json>;
  suspension: Json | null;
  password_changed_at: Date | null;
  password_reminder_months: number | null;
  password_reminded_at: Date | null;
}

export interface AddressConsultationsTable {
  id: string;
  account_id: string;
  consulted_by: string;
  at: Date;
  reason: 'terms' | 'authority' | 'intrusion';
  note_sealed: Buffer;
}

export interface ApiTokensTable {
  id: string;
  grant_id: string;
  account_id: string;
  digest: string;
  reads: string[];
  name_sealed: Buffer;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
}

export interface AuditEntriesTable {
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  version: number;
  subject_kind: string;
  subject_id: string;
  details: Json;
  salt: Generated<Buffer | null>;
  content_hash: Buffer | null;
  erased_at: Date | null;
  session_id: string | null;
}

export interface AuditHeadsTable {
  number: number;
  size: number;
  root: Buffer;
  at: Date;
  previous: Buffer;
  key_id: string;
  signature: Buffer;
}

export interface AuditLeavesTable {
  position: number;
  entry_id: string;
  content_hash: Buffer;
}

export interface AuditTilesTable {
  level: number;
  number: number;
  hashes: Buffer;
}

export interface AuditTreeTable {
  id: number;
  size: number;
}

export interface AuditWaitingTable {
  entry_id: string;
}

export interface AuditWitnessesTable {
  kind: 'mail' | 'time-stamp';
  head_number: number;
  at: Date;
  token: Buffer | null;
}

export interface CaseContentsTable {
  case_id: string;
  kind: 'working' | 'submission' | 'changes' | 'opinion-draft' | 'opinion';
  version: number;
  sealed: Buffer;
  created_at: Date;
  created_by: string;
}

export interface CaseExclusionsTable {
  case_id: string;
  account_id: string;
  reason: string;
  at: Date;
}

export interface CaseNotesTable {
  id: string;
  case_id: string;
  kind: 'addition' | 'follow-up' | 'withdrawal' | 'ending' | 'decline' | 'hand-up' | 'objection' | 'reroute' | 'appointment' | 'access';
  at: Date;
  account_id: string;
  side: 'requester' | 'expert' | 'director';
  sealed: Buffer;
}

export interface CasesTable {
  id: string;
  reference: string;
  organisation_id: string;
  created_by: string;
  data_key: string;
  form: 'peau' | 'grain-de-beaute';
  form_version: number;
  status: 'draft' | 'queued' | 'claimed' | 'clarifying' | 'unanswered' | 'answered' | 'ended' | 'withdrawn' | 'objected' | 'discarded';
  tier: number;
  start_tier: number;
  revision: number;
  submission_version: number;
  age_band: string | null;
  sex: 'male' | 'female' | 'indeterminate' | null;
  site_group: string | null;
  photo_count: number;
  expert_id: string | null;
  answer_minutes_left: number | null;
  escalation_count: number;
  is_urgent: boolean;
  created_at: Date;
  updated_at: Date;
  submitted_at: Date | null;
  claimed_at: Date | null;
  due_at: Date | null;
  first_answered_at: Date | null;
  answered_at: Date | null;
  closed_at: Date | null;
  read_at: Date | null;
  handed_over_at: Date | null;
  filed_own_record_at: Date | null;
  filed_dmp_at: Date | null;
  appointment_state: 'to-book' | 'booked' | 'refused' | null;
  appointment_wanted_by: string | null;
  appointment_booked_on: string | null;
  objected_at: Date | null;
  opinion_reminders_sent: number;
  age_alerted_at: Date | null;
  urgent_alerted_at: Date | null;
  awaits_reply_from: 'requester' | 'expert' | null;
  nir_digest: string | null;
  label_sealed: Buffer | null;
  weak_photo_count: number | null;
  routing_version: number | null;
  asked_kinds: string[] | null;
  overridden_photo_count: number | null;
  photo_overrides: string[] | null;
}

export interface ClarificationsTable {
  id: string;
  case_id: string;
  asked_by: string;
  asked_at: Date;
  answered_at: Date | null;
  reminders_sent: number;
  points_sealed: Buffer;
}

export interface ConsentsTable {
  id: string;
  subject_id: string;
  purpose: 'act' | 'research' | 'algorithms' | 'sms';
  given_at: Date;
  recorded_by: string;
  told_how: string;
  withdrawn_at: Date | null;
}

export interface ContentGrantsTable {
  case_id: string;
  account_id: string;
  until_at: Date;
}

export interface DoctorAvailabilitiesTable {
  account_id: string;
  hours: Json | null;
  absences: Json;
  daily_maximum: number | null;
  paused_at: Date | null;
  paused_until: Date | null;
  revision: number;
  updated_at: Date;
  tiers: number[] | null;
}

export interface DocumentsTable {
  id: string;
  owner_id: string;
  side: 'requester' | 'expert';
  kind: 'prescription' | 'other';
  name_sealed: Buffer;
  content_type: string;
  bytes: number;
  sha256: string;
  state: 'ready' | 'checking' | 'quarantined';
  added_at: Date;
  added_by: string;
  sent_at: Date | null;
  removed_at: Date | null;
}

export interface EmailChangesTable {
  id: string;
  account_id: string;
  state: 'asked' | 'confirmed' | 'cancelled' | 'undone';
  asked_by: 'person' | 'support';
  new_address_id: string;
  former_address_id: string | null;
  former_digest: string | null;
  asked_at: Date;
  expires_at: Date;
  confirmed_at: Date | null;
  undo_until: Date | null;
  settled_at: Date | null;
}

export interface FlagsTable {
  id: string;
  flagger_id: string;
  subject_kind: 'profile' | 'case' | 'message' | 'photo' | 'document' | 'link';
  subject_id: string;
  case_id: string | null;
  author_id: string | null;
  ground: string;
  made_at: Date;
  text_sealed: Buffer;
  outcome: 'hide' | 'remove' | 'dismiss' | 'measure' | null;
  settled_at: Date | null;
  settled_by: string | null;
}

export interface GuardianConsentsTable {
  id: string;
  account_id: string;
  state: 'asked' | 'given' | 'refused' | 'withdrawn' | 'replaced';
  guardian_sealed: Buffer;
  proof_sealed: Buffer | null;
  text_hash: string | null;
  address_id: string;
  asked_at: Date;
  decided_at: Date | null;
  withdrawn_at: Date | null;
  address_digest: string | null;
}

export interface IdempotencyKeysTable {
  account_id: string;
  key: string;
  operation: string;
  request_digest: string;
  response: Json | null;
  created_at: Date;
}

export interface LegalAcceptancesTable {
  id: string;
  account_id: string;
  document_id: string;
  sha256: string;
  language: string;
  attestation: string;
  at: Date;
  session_id: string | null;
  address_sealed: Buffer;
  shown_document_id: string | null;
}

export interface LegalAnnouncementsTable {
  document_id: string;
  account_id: string;
  at: Date;
}

export interface LegalDocumentsTable {
  id: string;
  kind: 'terms' | 'sales-terms' | 'privacy' | 'cookies' | 'legal-notice' | 'gdpr-annex' | 'sub-processors' | 'accessibility';
  language: string;
  version: number;
  sha256: string;
  text: string;
  summary: string;
  published_at: Date;
  effective_at: Date;
  published_by: string | null;
  requires_acceptance: boolean;
  early_reason: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

export interface LoginAttemptsTable {
  id: string;
  token_hash: Buffer;
  stage: 'begun' | 'choosing' | 'unknown';
  account_id: string | null;
  content_sealed: Buffer;
  data_key: string;
  created_at: Date;
  expires_at: Date;
}

export interface LoginIdentitiesTable {
  id: string;
  account_id: string;
  provider: string;
  identity_digest: string;
  created_at: Date;
}

export interface MeasureAppealsTable {
  measure_id: string;
  made_at: Date;
  text_sealed: Buffer;
  outcome: 'granted' | 'refused' | null;
  decided_at: Date | null;
  decided_by: string | null;
  is_four_eyes: boolean | null;
  answer_sealed: Buffer | null;
}

export interface MeasuresTable {
  id: string;
  account_id: string;
  kind: 'warning' | 'limit' | 'restriction' | 'suspension' | 'termination';
  state: 'announced' | 'in-force' | 'remedied' | 'expired' | 'lifted';
  basis: 'breach' | 'authority-request' | 'rights-infringement';
  grave: 'legal-breach' | 'unauthorised-access' | 'fraud' | 'usurped-credentials' | 'other-grave' | null;
  scopes: string[];
  per_day: number | null;
  decided_by: string;
  decided_at: Date;
  starts_at: Date;
  until_at: Date | null;
  content_sealed: Buffer;
  ended_at: Date | null;
  ended_by: string | null;
  ending_sealed: Buffer | null;
}

export interface ModeratedItemsTable {
  subject_id: string;
  subject_kind: 'message' | 'photo' | 'document';
  case_id: string;
  author_id: string;
  state: 'hidden' | 'removed' | 'restored';
  ground: string;
  decided_by: string;
  decided_at: Date;
  statement_sealed: Buffer;
  appeal_at: Date | null;
  appeal_sealed: Buffer | null;
  appeal_outcome: 'granted' | 'refused' | null;
  appeal_decided_by: string | null;
  appeal_decided_at: Date | null;
  is_four_eyes: boolean | null;
  answer_sealed: Buffer | null;
}

export interface NoticePreferencesTable {
  account_id: string;
  topics: Json;
  quiet: Json | null;
  revision: number;
  updated_at: Date;
}

export interface NoticesTable {
  id: string;
  account_id: string;
  kind: string;
  data: Json;
  created_at: Date;
  acknowledged_at: Date | null;
  mail_id: string | null;
}

export interface OrganisationsTable {
  id: string;
  kind: 'pharmacy' | 'practice';
  name: string;
  finess: string | null;
  street: Generated<string>;
  postal_code: Generated<string>;
  city: Generated<string>;
  phone: string | null;
  created_at: Date;
  groupement: string | null;
  owner_id: string | null;
  data_key: string | null;
  billing_sealed: Buffer | null;
  closed_at: Date | null;
}

export interface OutboxMailsTable {
  id: string;
  account_id: string;
  mail_sealed: Buffer;
  state: 'kept' | 'waiting' | 'sent' | 'delivered' | 'failed' | 'bounced' | 'stopped';
  created_at: Date;
  sent_at: Date | null;
  channel: Generated<'mail' | 'sms' | 'push'>;
  tries: Generated<number>;
  delivered_at: Date | null;
  reference_digest: string | null;
}

export interface PasskeyChallengesTable {
  challenge_hash: Buffer;
  purpose: 'add' | 'sign-in' | 'prove';
  account_id: string | null;
  session_id: string | null;
  holder_hash: Buffer | null;
  created_at: Date;
  expires_at: Date;
}

export interface PasskeysTable {
  id: string;
  account_id: string;
  credential_digest: string;
  content_sealed: Buffer;
  sign_count: number;
  is_synced: boolean;
  created_at: Date;
  last_used_at: Date | null;
}

export interface PatientMessagesTable {
  case_id: string;
  phone_sealed: Buffer;
  state: 'asked' | 'waiting' | 'sending' | 'sent' | 'delivered' | 'failed' | 'stopped' | 'withdrawn';
  asked_by: string;
  asked_at: Date;
  sent_at: Date | null;
  reference_digest: string | null;
}

export interface PhotosTable {
  id: string;
  owner_id: string;
  view: 'regional' | 'close-up' | 'dermoscopic';
  position: number;
  format: string;
  width: number;
  height: number;
  bytes: number;
  original_sha256: string;
  display_type: string;
  thumbnail_type: string;
  is_small: boolean;
  override_sealed: Buffer | null;
  added_at: Date;
  added_by: string;
  since_submission: number | null;
  removed_at: Date | null;
  removed_in_submission: number | null;
  quality_hints: string[] | null;
  quality_rules: number | null;
  quality_override: 'patient-moves' | 'hard-place' | 'no-better-device' | 'no-more-light' | 'patient-leaving' | 'looks-fine' | null;
}

export interface PhraseVersionsTable {
  phrase_id: string;
  version: number;
  at: Date;
  content_sealed: Buffer;
}

export interface PhrasesTable {
  id: string;
  account_id: string;
  version: number;
  is_shared: boolean;
  created_at: Date;
  updated_at: Date;
  removed_at: Date | null;
}

export interface PushSubscriptionsTable {
  id: string;
  account_id: string;
  endpoint_digest: string;
  target_sealed: Buffer;
  created_at: Date;
}

export interface RateLimitsTable {
  key: string;
  points: Generated<number>;
  expire: number | null;
}

export interface RecoveryCodesTable {
  account_id: string;
  code_digest: string;
  created_at: Date;
  used_at: Date | null;
}

export interface RegisterExtractsTable {
  id: string;
  state: 'loading' | 'current' | 'replaced';
  file_sha256: string;
  file_bytes: number;
  dated_on: string;
  started_at: Date;
  finished_at: Date | null;
  read_bytes: Generated<number>;
  kept_lines: Generated<number>;
  malformed_lines: Generated<number>;
  people: number | null;
}

export interface RegisterLinesTable {
  extract_id: string;
  rpps: string;
  family_name: string;
  given_names: string;
  profession: string;
  skill: string;
  mode: string;
  finess: string;
  site_name: string;
  postal_code: string;
  city: string;
  country: string;
}

export interface RegistrationBansTable {
  id: string;
  kind: 'email' | 'phone' | 'rpps' | 'iban';
  digest: string;
  created_at: Date;
  until_at: Date;
}

export interface RegistrationPermitsTable {
  id: string;
  digest: string;
  granted_by: string;
  text_sealed: Buffer;
  data_key: string;
  granted_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface RegistrationsTable {
  account_id: string;
  form_id: string;
  form_version: number;
  answers_sealed: Buffer | null;
  rpps_digest: string | null;
  entered_by: 'person' | 'operator';
  screened: 'clear' | 'review' | null;
  invitation_id: string | null;
  created_at: Date;
  updated_at: Date;
  email_confirmed_at: Date | null;
  completed_at: Date | null;
}

export interface ReopeningRequestsTable {
  id: string;
  address_digest: string;
  words_sealed: Buffer;
  data_key: string;
  asked_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
  outcome: 'permitted' | 'refused' | 'unneeded' | null;
  answer_sealed: Buffer | null;
  permit_id: string | null;
}

export interface ReportPreviewsTable {
  id: string;
  case_id: string;
  account_id: string;
  opinion_revision: number;
  case_revision: number;
  version: number;
  sha256: string;
  bytes: number;
  verification_code: string;
  created_at: Date;
  expires_at: Date;
}

export interface ReportsTable {
  id: string;
  case_id: string;
  version: number;
  kind: 'opinion' | 'ending';
  issued_at: Date;
  issued_by: string;
  sha256: string;
  bytes: number;
  verification_code: string;
  replaced_by: number | null;
}

export interface RoutingPoliciesTable {
  version: number;
  policy: Json;
  effective_at: Date;
  decided_at: Date;
  decided_by: string | null;
  reason: string;
}

export interface SessionsTable {
  id: string;
  token_hash: Buffer;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  user_agent: string;
  second_factor_at: Date | null;
  locked_at: Date | null;
  login_sealed: Buffer | null;
  unlock_attempts: Generated<number>;
  device_id: string | null;
}

export interface StoppedAddressesTable {
  digest: string;
  channel: 'mail' | 'sms';
  cause: 'bounce' | 'reply' | 'operator';
  since: Date;
}

export interface TeamInvitationsTable {
  id: string;
  organisation_id: string;
  invited_by: string;
  link_id: string;
  address_id: string;
  created_at: Date;
  expires_at: Date;
  accepted_by: string | null;
  settled_at: Date | null;
  outcome: 'accepted' | 'withdrawn' | null;
}

export interface TeamRequestsTable {
  id: string;
  organisation_id: string;
  account_id: string;
  created_at: Date;
  settled_at: Date | null;
  outcome: 'accepted' | 'refused' | 'withdrawn' | null;
}

export interface TicketMessagesTable {
  id: string;
  ticket_id: string;
  author_id: string | null;
  side: 'person' | 'support' | 'system';
  at: Date;
  text_sealed: Buffer;
}

export interface TicketsTable {
  id: string;
  account_id: string;
  category: string;
  is_urgent: boolean;
  state: 'open' | 'answered' | 'closed';
  opened_at: Date;
  updated_at: Date;
}

export interface TotpFactorsTable {
  account_id: string;
  secret_sealed: Buffer;
  created_at: Date;
  confirmed_at: Date | null;
  last_step: Generated<number>;
}

export interface VerificationEvidenceTable {
  id: string;
  verification_id: string;
  added_at: Date;
  added_by: string;
  name_sealed: Buffer;
  content_type: string;
  bytes: number;
  sha256: string;
}

export interface VerificationFactsTable {
  id: string;
  verification_id: string;
  fact: 'order' | 'liberal' | 'france';
  lookup_id: string | null;
  evidence_id: string | null;
  established_on: string;
  expires_on: string;
  decided_at: Date;
  decided_by: string | null;
  revision: number;
}

export interface VerificationLookupsTable {
  id: string;
  verification_id: string;
  at: Date;
  source: 'extract' | 'directory';
  as_of: Date;
  is_found: boolean;
  answer_sealed: Buffer | null;
}

export interface VerificationStepsTable {
  id: string;
  verification_id: string;
  at: Date;
  actor_id: string | null;
  action: string;
  from_state: string | null;
  to_state: string;
  tier: number | null;
  reason_sealed: Buffer | null;
  revision: number;
}

export interface VerificationsTable {
  id: string;
  account_id: string;
  role: 'pharmacist' | 'doctor';
  state: 'pending' | 'more-asked' | 'verified' | 'refused' | 'withdrawn' | 'lapsed';
  revision: Generated<number>;
  tier: number | null;
  opened_at: Date;
  changed_at: Date;
  expires_on: string | null;
  reminded_for: string | null;
}

export interface Tables {
  access_recoveries: AccessRecoveriesTable;
  account_addresses: AccountAddressesTable;
  account_addresses_seen: AccountAddressesSeenTable;
  account_capacities: AccountCapacitiesTable;
  account_changes: AccountChangesTable;
  account_closures: AccountClosuresTable;
  account_devices: AccountDevicesTable;
  account_exports: AccountExportsTable;
  account_grants: AccountGrantsTable;
  account_links: AccountLinksTable;
  account_phones: AccountPhonesTable;
  accounts: AccountsTable;
  address_consultations: AddressConsultationsTable;
  api_tokens: ApiTokensTable;
  audit_entries: AuditEntriesTable;
  audit_heads: AuditHeadsTable;
  audit_leaves: AuditLeavesTable;
  audit_tiles: AuditTilesTable;
  audit_tree: AuditTreeTable;
  audit_waiting: AuditWaitingTable;
  audit_witnesses: AuditWitnessesTable;
  case_contents: CaseContentsTable;
  case_exclusions: CaseExclusionsTable;
  case_notes: CaseNotesTable;
  cases: CasesTable;
  clarifications: ClarificationsTable;
  consents: ConsentsTable;
  content_grants: ContentGrantsTable;
  doctor_availabilities: DoctorAvailabilitiesTable;
  documents: DocumentsTable;
  email_changes: EmailChangesTable;
  flags: FlagsTable;
  guardian_consents: GuardianConsentsTable;
  idempotency_keys: IdempotencyKeysTable;
  legal_acceptances: LegalAcceptancesTable;
  legal_announcements: LegalAnnouncementsTable;
  legal_documents: LegalDocumentsTable;
  login_attempts: LoginAttemptsTable;
  login_identities: LoginIdentitiesTable;
  measure_appeals: MeasureAppealsTable;
  measures: MeasuresTable;
  moderated_items: ModeratedItemsTable;
  notice_preferences: NoticePreferencesTable;
  notices: NoticesTable;
  organisations: OrganisationsTable;
  outbox_mails: OutboxMailsTable;
  passkey_challenges: PasskeyChallengesTable;
  passkeys: PasskeysTable;
  patient_messages: PatientMessagesTable;
  photos: PhotosTable;
  phrase_versions: PhraseVersionsTable;
  phrases: PhrasesTable;
  push_subscriptions: PushSubscriptionsTable;
  rate_limits: RateLimitsTable;
  recovery_codes: RecoveryCodesTable;
  register_extracts: RegisterExtractsTable;
  register_lines: RegisterLinesTable;
  registration_bans: RegistrationBansTable;
  registration_permits: RegistrationPermitsTable;
  registrations: RegistrationsTable;
  reopening_requests: ReopeningRequestsTable;
  report_previews: ReportPreviewsTable;
  reports: ReportsTable;
  routing_policies: RoutingPoliciesTable;
  sessions: SessionsTable;
  stopped_addresses: StoppedAddressesTable;
  team_invitations: TeamInvitationsTable;
  team_requests: TeamRequestsTable;
  ticket_messages: TicketMessagesTable;
  tickets: TicketsTable;
  totp_factors: TotpFactorsTable;
  verification_evidence: VerificationEvidenceTable;
  verification_facts: VerificationFactsTable;
  verification_lookups: VerificationLookupsTable;
  verification_steps: VerificationStepsTable;
  verifications: VerificationsTable;
}
