-- A director reads notes only of cases opened with a reason (content_grants), as with every other content; writing a
-- note does not need to read. Notes of their own, and why a case was withdrawn from a doctor, stay readable.
alter policy case_notes_read on case_notes using (
  app_may_open_case(case_id) or account_id = app_account_id()
  or (kind = 'withdrawal' and exists (
    select 1 from cases c where c.id = case_id and c.expert_id = app_account_id()))
);
