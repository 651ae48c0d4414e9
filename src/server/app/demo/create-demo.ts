// Fills an empty demo instance: a living product in the first minute, every state of a case on stage. Times lie in the
// past within service hours; everything goes through the use cases. Not for a database that somebody uses.
import { randomBytes } from 'node:crypto';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { insertOrganisation } from '#server/modules/accounts/account.store.ts';
import { createAccount } from '#server/modules/accounts/use-cases/create-account.ts';
import { acceptInForce, publishShippedTexts, readShippedTexts } from '#server/modules/legal/public.ts';
import { trustAccount } from '#server/modules/professionals/public.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { system } from '#server/policy/actor.ts';
import { playOffice } from './demo-office.ts';
import {
  type DemoPerson,
  type DemoPharmacyKey,
  demoEmail,
  demoPassword,
  demoPeople,
  demoPharmacies,
  demoSignIns,
} from './demo-people.ts';
import { playDemo } from './demo-play.ts';
import {
  type Cast,
  completeParts,
  createRunnerAt,
  createStage,
  type DemoParts,
  type StageParts,
} from './demo-stage.ts';

export type { DemoParts };
export { demoSignIns };

const month = 30 * 86_400_000;

/** Makes pharmacies, accounts and about twenty cases; a few seconds. */
export async function createDemo(given: DemoParts): Promise<void> {
  const parts = completeParts(given);
  const cast = await castPeople(parts);
  const stage = createStage(parts, cast);
  await playDemo(stage);
  await playOffice(stage);
}

async function castPeople(parts: StageParts): Promise<Cast> {
  const at = new Date(parts.now().getTime() - 2 * month);
  const newId = () => newUuidV7(at, randomBytes);
  const passwordHash = await hashPassword(demoPassword);
  const pharmacyIds = Object.fromEntries(demoPharmacies.map(({ key }) => [key, newId()])) as Record<
    DemoPharmacyKey,
    string
  >;
  const shipped = await readShippedTexts(parts.legalFacts);
  const ids = await createRunnerAt(parts)(at)(system('demo'), async (ctx) => {
    for (const { key, ...pharmacy } of demoPharmacies) {
      await insertOrganisation(ctx.tx, { id: pharmacyIds[key], kind: 'pharmacy', ...pharmacy }, at);
    }
    await publishShippedTexts(ctx, shipped);
    const made = new Map<string, string>();
    for (const person of demoPeople as readonly (DemoPerson & (typeof demoPeople)[number])[]) {
      const id = await createAccount(ctx, {
        role: person.role,
        profile: { displayName: person.displayName, email: demoEmail(person.key), rpps: person.rpps },
        passwordHash,
        organisationId: person.pharmacy ? pharmacyIds[person.pharmacy] : null,
        expertTier: person.tier ?? null,
        isDemo: true,
        mayAddDermoscopicToSkin: person.mayAddDermoscopicToSkin ?? false,
      });
      if (id === undefined) throw new Error('the demo was made before on this database');
      await trustAccount(ctx, { accountId: id, role: person.role, tier: person.tier ?? null });
      await acceptInForce(ctx, id);
      made.set(person.key, id);
    }
    return made;
  });
  return castOf(ids, pharmacyIds);
}

function castOf(ids: ReadonlyMap<string, string>, pharmacyIds: Record<DemoPharmacyKey, string>): Cast {
  const people: readonly DemoPerson[] = demoPeople;
  const idOf = (key: string) => ids.get(key) ?? '';
  const of = (role: DemoPerson['role']) => people.filter((person) => person.role === role);
  return {
    pharmacists: Object.fromEntries(
      of('pharmacist').map((person) => [
        person.key,
        {
          kind: 'pharmacist',
          accountId: idOf(person.key),
          organisationId: pharmacyIds[person.pharmacy ?? 'tilleuls'],
          mayAddDermoscopicToSkin: person.mayAddDermoscopicToSkin ?? false,
        },
      ]),
    ) as Cast['pharmacists'],
    doctors: Object.fromEntries(
      of('doctor').map((person) => [
        person.key,
        { kind: 'doctor', accountId: idOf(person.key), tier: person.tier ?? null },
      ]),
    ) as Cast['doctors'],
    director: { kind: 'director', accountId: of('director').map(({ key }) => idOf(key))[0] ?? '' },
  };
}
