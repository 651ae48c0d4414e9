// Figures of closing, export and bans: defaults an instance may change.

export type PrivacySettings = {
  /** Days in which a closed account can be taken back. */
  graceDays: number;
  /** Days after which no copy of the database of today exists any more (docs/operating/backup.md). */
  backupDays: number;
  /** Days a keyed hash of somebody who was shut out is kept. */
  banDays: number;
  /** Days a written authorisation to come back waits for its use. */
  permitDays: number;
  /** Days the network address of a sign-in is kept. */
  addressDays: number;
  /** Days a request to come back is kept; what was authorised stays with the permit. */
  requestDays: number;
};

export const defaultPrivacySettings: PrivacySettings = {
  graceDays: 30,
  backupDays: 35,
  banDays: 730,
  permitDays: 30,
  addressDays: 365,
  requestDays: 365,
};

export const dayMs = 86_400_000;
