/** For tests: everybody around a case, and what the pieces of a stage share. */
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { AccountActor, DirectorActor, DoctorActor, PharmacistActor } from '#server/policy/actor.ts';
import type { Ctx } from '../audit/public.ts';

export type Clock = { now: Date };

/** What the pieces of a stage share. */
export type Backstage = {
  at: Clock;
  randomBytes: RandomBytes;
  keyring: Keyring;
  newId: () => string;
  asSystem: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

export async function addPeople(backstage: Backstage) {
  const pharmacy = await addPharmacy(backstage, 'Pharmacie de l’Exemple');
  const neighbour = await addPharmacy(backstage, 'Pharmacie voisine');
  const pharmacist = async (name: string, organisationId: string): Promise<PharmacistActor> => ({
    kind: 'pharmacist',
    accountId: await addAccount(backstage, 'pharmacist', name, organisationId),
    organisationId,
    mayAddDermoscopicToSkin: false,
  });
  const doctor = async (name: string): Promise<DoctorActor> => ({
    kind: 'doctor',
    accountId: await addAccount(backstage, 'doctor', name),
    tier: 2,
  });
  const director: DirectorActor = {
    kind: 'director',
    accountId: await addAccount(backstage, 'director', 'Dr Chef Inventé'),
  };
  return {
    pharmacist: await pharmacist('Inès Fictive', pharmacy),
    stranger: await pharmacist('Autre Fictive', neighbour),
    doctor: await doctor('Dr Basile Inventé'),
    otherDoctor: await doctor('Dr Autre Inventé'),
    director,
  };
}
export type People = Awaited<ReturnType<typeof addPeople>>;

async function addPharmacy({ at, newId, asSystem }: Backstage, name: string): Promise<string> {
  const id = newId();
  const place = { street: '12, rue de l’Invention', postal_code: '99000', city: 'Ville-Fictive' };
  await asSystem(({ tx }) =>
    tx
      .insertInto('organisations')
      .values({ id, kind: 'pharmacy', name, ...place, phone: '0199001234', created_at: at.now })
      .execute(),
  );
  return id;
}

async function addAccount(
  { at, keyring, newId, asSystem }: Backstage,
  role: AccountActor['kind'],
  name: string,
  organisationId: string | null = null,
): Promise<string> {
  const id = newId();
  const { key, wrapped } = keyring.newDataKey();
  const profile = { displayName: name, email: `${id}@example.invalid`, rpps: '10999999991' };
  await asSystem(({ tx }) =>
    tx
      .insertInto('accounts')
      .values({
        id,
        role,
        status: 'active',
        email_digest: id,
        profile_sealed: sealJson(key, `account:${id}:profile`, profile),
        data_key: wrapped,
        password_hash: 'x',
        organisation_id: organisationId,
        expert_tier: role === 'doctor' ? 2 : null,
        verified_at: role === 'doctor' ? at.now : null,
        created_at: at.now,
      })
      .execute(),
  );
  return id;
}
