// The reminder to change a password: off unless its owner wants it, yearly for administrators unless they choose
// otherwise.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { accountChanged } from '../account.audit.ts';
import { setReminderMonths } from '../account.store.ts';
import { getPasswordAge } from './password-age.queries.ts';

/** Accounts that administer the service, and their months. */
export const reminderHabit: { roles: readonly AccountRole[]; months: number } = {
  roles: ['operator', 'director'],
  months: 12,
};

/** The same day so many months later, or the last of a shorter month. */
function addMonths(from: Date, months: number): Date {
  const day = from.getUTCDate();
  const then = new Date(from);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() + months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, last));
  return then;
}

export async function readPasswordAge(ctx: Ctx, accountId: string) {
  const row = await getPasswordAge(ctx.tx, accountId);
  const habit = reminderHabit.roles.includes(row.role as AccountRole) ? reminderHabit.months : 0;
  const changedAt = row.password_changed_at ?? row.created_at;
  const reminderMonths = row.password_reminder_months ?? habit;
  return {
    changedAt: changedAt.toISOString(),
    reminderMonths,
    isDefault: row.password_reminder_months === null,
    isDue: reminderMonths > 0 && addMonths(changedAt, reminderMonths) <= ctx.now,
  };
}

export async function choosePasswordReminder(ctx: Ctx, accountId: string, months: number): Promise<void> {
  await setReminderMonths(ctx.tx, accountId, months);
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'password-reminder' }));
}
