// The operator's commands on pharmacies. Their names and addresses are public facts.
import { finessErrorsFr, finessWarningsFr } from '#contracts/values/finess.fr.ts';
import { checkFinessKey, parseFiness } from '#contracts/values/finess.ts';
import { phoneErrorsFr } from '#contracts/values/phone.fr.ts';
import { parsePhone } from '#contracts/values/phone.ts';
import { listOrganisations } from '#server/modules/accounts/account.queries.ts';
import { createOrganisation } from '#server/modules/accounts/use-cases/create-organisation.ts';
import { type Command, type Options, operatorCommand, required } from './account-commands.ts';
import { UsageProblem } from './usage.ts';

export const createPharmacy: Command = async (instance, options) => {
  const { finess, warnings } = readFiness(options);
  const input = {
    kind: 'pharmacy' as const,
    name: bounded(options, 'name'),
    street: bounded(options, 'street'),
    postalCode: bounded(options, 'postal-code'),
    city: bounded(options, 'city'),
    finess,
    phone: readPhone(options),
  };
  if (!/^\d{5}$/.test(input.postalCode)) throw new UsageProblem('--postal-code has five digits.');
  const id = await instance.run(operatorCommand, (ctx) => createOrganisation(ctx, input));
  return [...warnings, `created pharmacy ${id}`];
};

function bounded(options: Options, name: string): string {
  const value = required(options, name);
  if (value.length > 200) throw new UsageProblem(`--${name} is too long.`);
  return value;
}

function readFiness(options: Options): { finess: string | null; warnings: string[] } {
  if (options['finess'] === undefined) return { finess: null, warnings: [] };
  const parsed = parseFiness(required(options, 'finess'));
  if (!parsed.ok) throw new UsageProblem(finessErrorsFr[parsed.code]);
  const warnings = checkFinessKey(parsed.finess).map((code) => finessWarningsFr[code]);
  return { finess: parsed.finess, warnings };
}

function readPhone(options: Options): string | null {
  if (options['phone'] === undefined) return null;
  const parsed = parsePhone(required(options, 'phone'));
  if (!parsed.ok) throw new UsageProblem(phoneErrorsFr[parsed.code]);
  return parsed.phone;
}

export const listPharmacies: Command = async ({ db }) => {
  const rows = await listOrganisations(db);
  return rows.map((row) => [row.id, row.kind, row.name, row.postal_code, row.city].join('\t'));
};
