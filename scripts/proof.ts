// npm run proof: checks the archive of acts, makes bundles that a stranger can check. `--help` says how.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, ConfigError } from '#server/app/config.ts';
import { ProofBroken } from '#server/modules/audit/proof/archive-check.ts';
import { KeyFileProblem } from '#server/platform/crypto/master-keys.ts';
import { type OpenInstance, openInstance, readInstanceConfig } from './account/open-instance.ts';
import { UsageProblem } from './account/usage.ts';
import { bundle } from './proof/bundle-command.ts';
import { printKeys } from './proof/print-keys.ts';
import { createProgressBar } from './proof/progress-bar.ts';
import { usage } from './proof/usage.ts';
import { verify } from './proof/verify-command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  witness: text,
  'as-is': flag,
  case: text,
  account: text,
  from: text,
  to: text,
  out: text,
  production: flag,
  help: flag,
};

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : 'unreadable arguments');
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  const [command] = positionals;
  if (values.help) {
    console.log(usage);
    return;
  }
  if (command !== 'verify' && command !== 'bundle' && command !== 'keys') throw new UsageProblem(usage);
  const config = readInstanceConfig(values.production === true);
  const instance = await openInstance(config);
  try {
    for (const line of await run(command, instance, config, values)) console.log(line);
  } finally {
    await instance.close();
  }
}

type Values = ReturnType<typeof readArguments>['values'];

function run(
  command: 'verify' | 'bundle' | 'keys',
  instance: OpenInstance,
  config: Config,
  values: Values,
): Promise<string[]> | string[] {
  if (command === 'keys') return printKeys(instance.keyring.signer);
  if (command === 'bundle') return bundle(instance, values, config.instance.operatorName);
  const onProgress = createProgressBar((part) => process.stderr.write(part), process.stderr.isTTY === true);
  const witnessFile = values.witness === undefined ? config.proof.witnessFile : resolve(values.witness);
  return verify(instance, { witnessFile, isAsIs: values['as-is'] === true, onProgress });
}

const usageExitCode = 64;

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ProofBroken) {
    console.error(`\nThe archive is NOT whole. First thing wrong: ${error.message}.`);
    process.exitCode = 1;
    return;
  }
  const isExpected =
    error instanceof UsageProblem || error instanceof ConfigError || error instanceof KeyFileProblem;
  console.error(isExpected ? error.message : error);
  process.exitCode = error instanceof UsageProblem ? usageExitCode : 1;
});
