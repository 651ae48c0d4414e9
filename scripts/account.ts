// npm run account: accounts and pharmacies of an instance, made by its operator. `--help` says how.
import { parseArgs } from 'node:util';
import { ConfigError } from '#server/app/config.ts';
import { KeyFileProblem } from '#server/platform/crypto/master-keys.ts';
import {
  authorise,
  type Command,
  create,
  list,
  type Options,
  password,
  reactivate,
  suspend,
} from './account/account-commands.ts';
import { openInstance, readInstanceConfig } from './account/open-instance.ts';
import { createPharmacy, listPharmacies } from './account/pharmacy-commands.ts';
import { UsageProblem, usage } from './account/usage.ts';

const commands: Readonly<Record<string, Command>> = {
  create,
  list,
  password,
  suspend,
  reactivate,
  'authorise-dermoscopic': authorise,
  'pharmacy create': createPharmacy,
  'pharmacy list': listPharmacies,
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  role: text,
  email: text,
  name: text,
  rpps: text,
  tier: text,
  pharmacy: text,
  account: text,
  finess: text,
  street: text,
  'postal-code': text,
  city: text,
  phone: text,
  dermoscopic: flag,
  revoke: flag,
  'password-stdin': flag,
  production: flag,
  help: flag,
};

const usageExitCode = 64;

function readArguments(args: readonly string[]): { name: string; values: Options } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { name: positionals.join(' '), values: values as Options };
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : 'unreadable arguments');
  }
}

async function main(args: readonly string[]): Promise<number> {
  const { name, values } = readArguments(args);
  if (values['help'] === true) {
    console.log(usage);
    return 0;
  }
  const command = commands[name];
  if (!command) throw new UsageProblem(name === '' ? usage : `${name} is not a command.\n\n${usage}`);
  const instance = await openInstance(readInstanceConfig(values['production'] === true));
  try {
    for (const line of await command(instance, values)) console.log(line);
  } finally {
    await instance.close();
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected =
      error instanceof UsageProblem || error instanceof ConfigError || error instanceof KeyFileProblem;
    console.error(isExpected ? error.message : error);
    process.exitCode = error instanceof UsageProblem ? usageExitCode : 1;
  },
);
