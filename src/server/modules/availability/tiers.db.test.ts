import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExpertTier, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { tiersOf } from '#contracts/availability/availability.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Nothing chosen, then every set of levels. */
const choices: (ExpertTier[] | null)[] = [
  null,
  ...[1, 2, 3, 4, 5, 6, 7].map((bits) => expertTiers.filter((tier) => bits & (1 << (tier - 1)))),
];

describe('B-006 levels a doctor hears of and may take from', () => {
  test('B-006 the rule and the two functions of the database say the same of every choice', async () => {
    for (const own of expertTiers) {
      for (const chosen of choices) {
        const { rows } = await sql<{ tier: ExpertTier; wants: boolean; takes: boolean }>`
          select tier, wants_tier(${own}, ${chosen}::smallint[], tier) as wants,
            takes_tier(${own}, ${chosen}::smallint[], tier) as takes
          from generate_series(1, 3) as tier order by tier`.execute(database.db);
        const of = (flag: 'wants' | 'takes') => rows.filter((row) => row[flag]).map(({ tier }) => tier);
        expect({ wanted: of('wants'), takeable: of('takes') }, `${own} of ${chosen}`).toEqual(
          tiersOf(own, chosen),
        );
      }
    }
  });

  test('B-006 B-008 nothing above the qualification, and nothing at all before it', () => {
    expect(tiersOf(2, [3])).toEqual({ wanted: [2], takeable: [2] });
    expect(tiersOf(3, [1])).toEqual({ wanted: [1], takeable: [1, 3] });
    expect(tiersOf(null, [1])).toEqual({ wanted: [], takeable: [] });
  });
});
