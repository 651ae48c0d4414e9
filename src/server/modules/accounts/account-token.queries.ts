// The account behind an API token, with what stands in its way; who the token belongs to is known by `grants`.
import type { Tx } from '#server/platform/db/database.ts';

export function getTokenHolder(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .leftJoin('account_capacities', 'account_capacities.account_id', 'accounts.id')
    .select([
      'accounts.id',
      'accounts.role',
      'accounts.status',
      'accounts.organisation_id',
      'accounts.expert_tier',
      'accounts.verified_at',
      'accounts.may_add_dermoscopic_to_skin',
      'accounts.restrictions',
      'accounts.suspension',
      (eb) => eb('account_capacities.account_id', 'is not', null).as('has_capacity'),
      (eb) =>
        eb
          .exists(
            eb
              .selectFrom('guardian_consents')
              .select('guardian_consents.id')
              .whereRef('guardian_consents.account_id', '=', 'accounts.id')
              .where('guardian_consents.state', '=', 'given'),
          )
          .as('has_guardian'),
    ])
    .where('accounts.id', '=', accountId)
    .executeTakeFirstOrThrow();
}
