-- Since when a password is what it is, and after how many months its owner wishes to be reminded (A-014): null is the
-- habit of the role, 0 is never.
alter table accounts add column password_changed_at timestamptz;
alter table accounts add column password_reminder_months smallint
  check (password_reminder_months between 0 and 36);
alter table accounts add column password_reminded_at timestamptz;
