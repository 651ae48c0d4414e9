// Reads of preferences; what a row does not say is the default.
import type { QuietHours, TopicChoices } from '#contracts/notifications/preference.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { defaultPreferences, type Preferences } from './preference.ts';

type Row = { topics: unknown; quiet: unknown };

function preferencesOf(row: Row): Preferences {
  return {
    topics: { ...defaultPreferences.topics, ...(row.topics as Partial<TopicChoices>) },
    quiet: row.quiet as QuietHours | null,
  };
}

/** By account; who chose nothing is absent from the answer. */
export async function listPreferences(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, Preferences & { revision: number }>> {
  if (accountIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('notice_preferences')
    .select(['account_id', 'topics', 'quiet', 'revision'])
    .where('account_id', 'in', [...accountIds])
    .execute();
  return new Map(rows.map((row) => [row.account_id, { ...preferencesOf(row), revision: row.revision }]));
}
