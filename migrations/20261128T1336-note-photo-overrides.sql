-- For the figures of the service: of each photo that went out despite a warning, why it was sent and what was wrong with it,
-- as one text « reason hint hint ». Codes only; a reason given in words stays sealed, and is `in-words` here.
alter table cases add column photo_overrides text[]
  check (array_position(photo_overrides, null) is null);

alter table cases no force row level security;
alter table photos no force row level security;
update cases set photo_overrides = noted.overrides
from (
  select owner_id, array_agg(concat_ws(' ', coalesce(quality_override, 'in-words'),
    case when is_small and not coalesce('small' = any(quality_hints), false) then 'small' end,
    array_to_string(array(
      select hint from unnest(quality_hints) as hint where hint not in ('not-dermoscopic', 'looks-dermoscopic')), ' '))
    order by position, id) as overrides
  from photos
  where (override_sealed is not null or quality_override is not null)
    and since_submission is not null and removed_in_submission is null
  group by owner_id
) noted
where noted.owner_id = cases.id;
alter table photos force row level security;
alter table cases force row level security;
