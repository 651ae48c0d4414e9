// What a person says of age and capacity when an account that may be a minor's is made or corrected. Professional
// kinds keep nothing here: their forms refuse a minor and ask for full capacity.
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { capacityDeclared } from '../guardian.audit.ts';
import { upsertCapacity } from '../guardian.store.ts';
import { sealCapacity } from '../guardian.ts';
import { acceptsMinors, type Capacity, type GuardianSettings, guardianNeedAt } from '../guardian-policy.ts';

export async function declareCapacity(
  ctx: Ctx,
  account: { id: string; role: string; dataKey: string },
  capacity: Capacity,
  settings: GuardianSettings,
): Promise<void> {
  if (!acceptsMinors(settings, account.role)) return;
  const sealed = sealCapacity(ctx.keyring, account.dataKey, account.id, capacity);
  await upsertCapacity(ctx.tx, { accountId: account.id, sealed, now: ctx.now });
  ctx.audit(auditEntry(capacityDeclared, account.id, { need: guardianNeedAt(capacity, ctx.now) }));
}

/** What the answers of a form say; a kind that asks for it has the field `isProtected`. */
export function capacityOf(values: Readonly<Record<string, string | boolean>>): Capacity {
  return {
    birthDate: String(values['birthDate']),
    isProtected: values['isProtected'] === true || values['isProtected'] === 'yes',
  };
}
