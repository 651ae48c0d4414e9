// The policy of `case.policy.ts` as SQL conditions for lists; a test compares both on generated rows.

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { Tables } from '#server/platform/db/tables.generated.ts';

type InCases = (eb: ExpressionBuilder<Tables, 'cases'>) => Expression<SqlBool>;

/** Cases a doctor may take now: of his tiers, waiting, and never declined by him (B-006, B-010). */
export function inQueueOf(doctor: { accountId: string; tiers: readonly ExpertTier[] }): InCases {
  return (eb) =>
    eb.and([
      eb('cases.tier', 'in', doctor.tiers),
      eb('cases.status', 'in', ['queued', 'unanswered']),
      eb.not(
        eb.exists(
          eb
            .selectFrom('case_exclusions')
            .select('case_exclusions.case_id')
            .whereRef('case_exclusions.case_id', '=', 'cases.id')
            .where('case_exclusions.account_id', '=', doctor.accountId),
        ),
      ),
    ]);
}
