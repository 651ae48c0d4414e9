// The operator's commands on accounts, each through a use case and with its audit entry. Answers lines to print; none
// holds a name, an address or a secret.
import {
  type AccountRole,
  accountRoles,
  type ExpertTier,
  expertTiers,
} from '#contracts/accounts/account.vocabulary.ts';
import { emailErrorsFr } from '#contracts/values/email.fr.ts';
import { parseEmail } from '#contracts/values/email.ts';
import { rppsErrorsFr } from '#contracts/values/rpps.fr.ts';
import { parseRpps } from '#contracts/values/rpps.ts';
import { demoMailDomain } from '#server/app/demo/demo-people.ts';
import {
  findAccountByEmail,
  getAccount,
  listAccounts,
  listOrganisations,
} from '#server/modules/accounts/account.queries.ts';
import { emailDigest, openProfile } from '#server/modules/accounts/account.ts';
import {
  authoriseDermoscopic,
  changeAccountStatus,
  changePassword,
} from '#server/modules/accounts/use-cases/change-account.ts';
import { createAccount } from '#server/modules/accounts/use-cases/create-account.ts';
import { trustAccount } from '#server/modules/professionals/public.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { system } from '#server/policy/actor.ts';
import type { OpenInstance } from './open-instance.ts';
import { readPassword } from './passwords.ts';
import { UsageProblem } from './usage.ts';

export type Options = Readonly<Record<string, string | boolean | undefined>>;
export type Command = (instance: OpenInstance, options: Options) => Promise<string[]>;

export const operatorCommand = system('operator command line');
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws UsageProblem naming the missing option */
export function required(options: Options, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageProblem(`--${name} is missing.`);
  return value.trim();
}

function readRole(options: Options): AccountRole {
  const role = accountRoles.find((each) => each === required(options, 'role'));
  if (!role) throw new UsageProblem(`--role is one of ${accountRoles.join(', ')}.`);
  return role;
}

function readEmail(instance: OpenInstance, text: string): string {
  const parsed = parseEmail(text);
  if (!parsed.ok) throw new UsageProblem(emailErrorsFr[parsed.code]);
  if (instance.mode === 'production' && isDemoAddress(parsed.email)) {
    throw new UsageProblem('This address belongs to the demo: a real instance does not take it.');
  }
  return parsed.email;
}

function isDemoAddress(email: string): boolean {
  return email.endsWith(`@${demoMailDomain}`) || email.endsWith('.invalid');
}

/** Empty for roles that may have none. A real instance asks for the right check digit. */
function readRpps(instance: OpenInstance, options: Options, role: AccountRole): string {
  if (options['rpps'] === undefined && role !== 'doctor') return '';
  const parsed = parseRpps(required(options, 'rpps'), instance.mode === 'production' ? 'real' : 'test');
  if (!parsed.ok) throw new UsageProblem(rppsErrorsFr[parsed.code]);
  return parsed.rpps;
}

function readTier(options: Options, role: AccountRole): ExpertTier | null {
  if (role !== 'doctor') {
    if (options['tier'] !== undefined) throw new UsageProblem('--tier is for doctors.');
    return null;
  }
  const tier = expertTiers.find((each) => String(each) === required(options, 'tier'));
  if (!tier) throw new UsageProblem('--tier is 1, 2 or 3.');
  return tier;
}

async function findPharmacy(instance: OpenInstance, options: Options, role: AccountRole) {
  if (role !== 'pharmacist') {
    if (options['pharmacy'] !== undefined) throw new UsageProblem('--pharmacy is for pharmacists.');
    return null;
  }
  const wanted = required(options, 'pharmacy');
  const all = await listOrganisations(instance.db);
  const found = all.filter(({ id, kind, name }) => kind === 'pharmacy' && (id === wanted || name === wanted));
  const [pharmacy, ...others] = found;
  if (!pharmacy)
    throw new UsageProblem('No such pharmacy: "pharmacy list" shows them, "pharmacy create" adds one.');
  if (others.length > 0) throw new UsageProblem('Several pharmacies have this name: give the id.');
  return pharmacy.id;
}

export const create: Command = async (instance, options) => {
  const role = readRole(options);
  const email = readEmail(instance, required(options, 'email'));
  const displayName = required(options, 'name');
  if (displayName.length > 200) throw new UsageProblem('--name is too long.');
  const rpps = readRpps(instance, options, role);
  const expertTier = readTier(options, role);
  const organisationId = await findPharmacy(instance, options, role);
  const mayAddDermoscopicToSkin = options['dermoscopic'] === true;
  if (mayAddDermoscopicToSkin && role !== 'pharmacist') {
    throw new UsageProblem('--dermoscopic is for pharmacists.');
  }
  const password = await readPassword(email, options['password-stdin'] === true);
  const passwordHash = await hashPassword(password);
  const id = await instance.run(operatorCommand, async (ctx) => {
    const created = await createAccount(ctx, {
      role,
      profile: { displayName, email, rpps },
      passwordHash,
      organisationId,
      expertTier,
      // What a real instance would refuse makes it refuse the whole database.
      isDemo: isDemoAddress(email) || (rpps !== '' && !parseRpps(rpps).ok),
      mayAddDermoscopicToSkin,
    });
    if (created) await trustAccount(ctx, { accountId: created, role, tier: expertTier });
    return created;
  });
  if (!id) throw new UsageProblem('There is an account with this address already.');
  return [`created ${role} ${id}`];
};

export const list: Command = async ({ db }) => {
  const rows = await listAccounts(db);
  const lines = rows.map((row) =>
    [
      row.id,
      row.role,
      row.status,
      row.expert_tier === null ? '-' : `tier ${row.expert_tier}`,
      row.may_add_dermoscopic_to_skin ? 'dermoscopic' : '-',
      row.is_demo ? 'demo' : '-',
      row.organisation_name ?? '-',
    ].join('\t'),
  );
  return [...lines, `${rows.length} accounts`];
};

/** The account that `--account` names by id or address. */
async function findAccount({ db, keyring }: OpenInstance, options: Options) {
  const wanted = required(options, 'account');
  const parsed = parseEmail(wanted);
  const digest = parsed.ok ? emailDigest(keyring, parsed.email) : undefined;
  const byAddress = digest === undefined ? undefined : await findAccountByEmail(db, digest);
  if (byAddress) return byAddress;
  const byId = uuidPattern.test(wanted) ? await findAccountById(db, wanted) : undefined;
  if (!byId) throw new UsageProblem('There is no such account: "list" shows the ids.');
  return byId;
}

async function findAccountById(db: OpenInstance['db'], id: string) {
  const isThere = (await listAccounts(db)).some((row) => row.id === id);
  return isThere ? getAccount(db, id) : undefined;
}

export const password: Command = async (instance, options) => {
  const account = await findAccount(instance, options);
  const { email } = openProfile(instance.keyring, account);
  const hash = await hashPassword(await readPassword(email, options['password-stdin'] === true));
  await instance.run(operatorCommand, (ctx) => changePassword(ctx, account.id, hash));
  return [`changed the password of ${account.id}; open sessions are ended`];
};

const changeStatus =
  (status: 'active' | 'suspended'): Command =>
  async (instance, options) => {
    const { id } = await findAccount(instance, options);
    await instance.run(operatorCommand, (ctx) => changeAccountStatus(ctx, id, status));
    return [`${id} is ${status}; open sessions are ended`];
  };
export const suspend = changeStatus('suspended');
export const reactivate = changeStatus('active');

export const authorise: Command = async (instance, options) => {
  const { id, role } = await findAccount(instance, options);
  if (role !== 'pharmacist') throw new UsageProblem('This authorisation is for pharmacists.');
  const isAllowed = options['revoke'] !== true;
  await instance.run(operatorCommand, (ctx) => authoriseDermoscopic(ctx, id, isAllowed));
  return [`${id} ${isAllowed ? 'may' : 'may no longer'} add dermoscopic photos on the form « peau »`];
};
