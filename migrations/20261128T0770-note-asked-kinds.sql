-- For the figures of the service: what a case was sent back for, and how many of its photos went out with a reason
-- although the coach or the size warned. Codes and counts only. What was asked before this migration stays sealed and is
-- not counted.
alter table cases add column asked_kinds text[]
  check (asked_kinds <@ array['more-information', 'changed-information', 'new-photo']);
alter table cases add column overridden_photo_count integer;

alter table cases no force row level security;
alter table photos no force row level security;
update cases set overridden_photo_count = counted.count
from (
  select owner_id, count(*)::integer as count from photos
  where override_sealed is not null and since_submission is not null and removed_in_submission is null
  group by owner_id
) counted
where counted.owner_id = cases.id;
alter table photos force row level security;
alter table cases force row level security;

create index cases_submitted on cases (submitted_at) where submitted_at is not null;
