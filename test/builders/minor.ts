// Makes somebody a minor or a protected person: no form asks for it yet (patients' accounts will), so tests write what it
// would have written.

import { getAccount } from '#server/modules/accounts/account.queries.ts';
import { declareCapacity } from '#server/modules/accounts/guardian/use-cases/declare-capacity.ts';
import { system } from '#server/policy/actor.ts';
import type { Person, TestInstance } from '#test/journeys/test-instance.ts';

export function makeMinor(
  instance: TestInstance,
  person: Pick<Person, 'id'>,
  capacity: { birthDate: string; isProtected?: boolean },
): Promise<void> {
  return instance.run(system('test'), async (ctx) => {
    const { role, data_key: dataKey } = await getAccount(ctx.tx, person.id);
    const declared = { birthDate: capacity.birthDate, isProtected: capacity.isProtected ?? false };
    const settings = { minorRoles: ['pharmacist'] as const };
    await declareCapacity(ctx, { id: person.id, role, dataKey }, declared, settings);
  });
}
