// npm run registry: the imported extract of the public directory of professionals. `--help` says how.
import { parseArgs } from 'node:util';
import { ConfigError } from '#server/app/config.ts';
import { KeyFileProblem } from '#server/platform/crypto/master-keys.ts';
import { findExtract } from '#server/ports/professional-registry/extract.queries.ts';
import { ExtractProblem } from '#server/ports/professional-registry/extract-line.ts';
import { importExtract } from '#server/ports/professional-registry/import-extract.ts';
import { RegistryRefused, TryLater } from '#server/ports/professional-registry/professional-registry.port.ts';
import { createExtractRegistry } from '#server/ports/professional-registry/providers/extract.adapter.ts';
import { createFhirRegistry } from '#server/ports/professional-registry/providers/fhir.adapter.ts';
import { type OpenInstance, openInstance, readInstanceConfig } from './account/open-instance.ts';
import { UsageProblem } from './account/usage.ts';

const usage = `npm run registry -- <command> [--production]

  import FILE --date YYYY-MM-DD [--force]
                      imports an extract of the public directory (Annuaire Santé); the date is the day it was made.
                      Cut on the way? Give the same file again: it goes on where it stopped. Until it is whole the
                      former extract answers. --force takes a file with far fewer people.
  status              which extract is in use
  lookup RPPS         what the register says of a number (the API where REGISTRY_URL is set, else the extract)

The settings are those of the server (DATABASE_URL, DATA_DIR, MASTER_KEY_FILE…).`;

type Options = { date?: string | undefined; force?: boolean | undefined; production?: boolean | undefined };

async function runImport(instance: OpenInstance, file: string, options: Options): Promise<string[]> {
  if (!options.date || !/^\d{4}-\d{2}-\d{2}$/.test(options.date) || Number.isNaN(Date.parse(options.date))) {
    throw new UsageProblem('--date is missing: the day the extract was made, like 2026-11-20.');
  }
  const { db, now, newId } = instance;
  const done = await importExtract({
    db,
    file,
    datedOn: options.date,
    now,
    newId,
    force: options.force === true,
    progress: showProgress,
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  const how = done.resumed ? ' (went on where it had stopped)' : '';
  return [
    `In use: ${done.people} doctors and pharmacists on ${done.lines} lines, ${done.malformed} lines left out${how}.`,
  ];
}

let shown = -1;

/** A bar on a terminal, a line for each tenth elsewhere. */
function showProgress(state: { readBytes: number; fileBytes: number; keptLines: number }): void {
  const percent = Math.floor((state.readBytes * 100) / state.fileBytes);
  const isDue = process.stderr.isTTY ? percent > shown : percent >= shown + 10;
  if (!isDue) return;
  shown = percent;
  const bar = '#'.repeat(Math.floor(percent / 4)).padEnd(25, '.');
  const end = process.stderr.isTTY ? '' : '\n';
  const start = process.stderr.isTTY ? '\r' : '';
  process.stderr.write(`${start}[${bar}] ${percent} %, ${state.keptLines} lines kept${end}`);
}

async function showStatus({ db }: OpenInstance): Promise<string[]> {
  const [current, loading] = [await findExtract(db, 'current'), await findExtract(db, 'loading')];
  const lines = current
    ? [
        `In use: extract of ${current.dated_on}, ${current.people} people, ${current.kept_lines} lines`,
        `  imported ${current.finished_at?.toISOString()}, SHA-256 ${current.file_sha256}`,
      ]
    : ['No extract was imported yet.'];
  if (!loading) return lines;
  const percent = Math.floor((loading.read_bytes * 100) / Math.max(1, loading.file_bytes));
  return [...lines, `An import stands at ${percent} %: give the same file again to go on.`];
}

async function lookUp(instance: OpenInstance, rpps: string, options: Options): Promise<string[]> {
  const { registry } = readInstanceConfig(options.production === true);
  const port = registry
    ? createFhirRegistry({ ...registry, now: instance.now })
    : createExtractRegistry(instance.db);
  const { professional, asOf, source } = await port.lookUp(rpps);
  const when = `${source}, ${asOf.toISOString().slice(0, 10)}`;
  if (!professional) return [`${rpps} is not in the register (${when}).`];
  const { familyName, givenNames, professionCode, skillCodes, isActive, practices } = professional;
  return [
    `${familyName} ${givenNames}, profession ${professionCode}, ${isActive ? 'in practice' : 'no practice'} (${when})`,
    `  skills: ${skillCodes.join(' ') || 'none'}`,
    ...practices.map(
      ({ mode, finess, name, postalCode, city, country }) =>
        `  ${mode}: ${name}, ${postalCode} ${city} (${country})${finess ? `, FINESS ${finess}` : ''}`,
    ),
  ];
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      date: { type: 'string' },
      force: { type: 'boolean' },
      production: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  const [command, operand] = positionals;
  const isKnown = command === 'status' || ((command === 'import' || command === 'lookup') && operand);
  if (values.help === true || !isKnown) {
    console.log(usage);
    process.exitCode = values.help === true ? 0 : 64;
    return;
  }
  const instance = await openInstance(readInstanceConfig(values.production === true));
  try {
    const lines =
      command === 'status'
        ? await showStatus(instance)
        : command === 'import'
          ? await runImport(instance, operand ?? '', values)
          : await lookUp(instance, operand ?? '', values);
    for (const line of lines) console.log(line);
  } finally {
    await instance.close();
  }
}

const expected = [UsageProblem, ConfigError, KeyFileProblem, ExtractProblem, TryLater, RegistryRefused];

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = expected.some((kind) => error instanceof kind);
  console.error(isExpected && error instanceof Error ? error.message : error);
  process.exitCode = error instanceof UsageProblem ? 64 : 1;
});
