-- What the server found technically wrong with a photo when it came in, under which version of the thresholds, and why
-- it was sent all the same (a code). Null in photos received before. The figures behind are not kept: how bright a
-- picture is would say something of the skin in it, and the stored original tells them again.
alter table photos add column quality_hints text[];
alter table photos add column quality_rules smallint;
alter table photos add column quality_override text
  check (quality_override in (
    'patient-moves', 'hard-place', 'no-better-device', 'no-more-light', 'patient-leaving', 'looks-fine'
  ));
alter table photos add constraint photos_quality_override_has_hints
  check (quality_override is null or cardinality(quality_hints) > 0);
