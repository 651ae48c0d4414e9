-- Levels a doctor wishes to receive, among those his qualification opens: its own and the lower ones. Null: his own.
alter table doctor_availabilities add column tiers smallint[]
  check (tiers <@ array[1, 2, 3]::smallint[] and cardinality(tiers) between 1 and 3);

-- The rule of `tiersOf` in `availability.ts` for queries; a test compares the two.
create function takes_tier(own integer, chosen smallint[], tier integer) returns boolean
language sql immutable as $$
  select own = tier or (own > tier and coalesce(tier = any(chosen), false))
$$;

-- Who was given a lower qualification than all he had chosen hears of his own level again.
create function wants_tier(own integer, chosen smallint[], tier integer) returns boolean
language sql immutable as $$
  select case
    when own = tier then coalesce(tier = any(chosen) or own < all(chosen), true)
    else own > tier and coalesce(tier = any(chosen), false)
  end
$$;
