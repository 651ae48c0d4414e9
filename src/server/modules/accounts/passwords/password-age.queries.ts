// Since when passwords are what they are, and whose reminder is due.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';

export function getPasswordAge(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .select(['role', 'created_at', 'password_changed_at', 'password_reminder_months'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
}

/**
 * Accounts in use whose password was changed, and whose owner was last reminded, before the months of their choice or
 * of the habit of their role; at most 500 a run. Locked; those that another run holds are left out.
 */
export async function takeDueReminders(
  tx: Tx,
  now: Date,
  habit: { roles: readonly string[]; months: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with chosen as (
      select id, coalesce(password_reminded_at, password_changed_at, created_at) as since,
        coalesce(password_reminder_months,
          case when role = any(${[...habit.roles]}::text[]) then ${habit.months}::int else 0 end)::int as months
      from accounts where status = 'active'
    )
    select accounts.id from accounts join chosen using (id)
    where chosen.months > 0 and chosen.since + make_interval(months => chosen.months) <= ${now}
    order by accounts.id limit 500 for update of accounts skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}
