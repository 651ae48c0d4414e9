// npm run mail:bounce: takes one message from standard input, as a mail server pipes it to a program, and notes the mail that
// came back. Its exit codes are those of sysexits, which mail servers understand. It repeats nothing of the message.
import { resolve } from 'node:path';
import type { Config } from '#server/app/config.ts';
import {
  type DeliveryReport,
  readDeliveryReport,
} from '#server/modules/notifications/bounces/delivery-report.ts';
import { takeBounce } from '#server/modules/notifications/bounces/take-bounce.ts';
import { findRunningPostgres } from '#server/platform/postgres/running-postgres.ts';
import { system } from '#server/policy/actor.ts';
import { openInstance, readInstanceConfig } from './account/open-instance.ts';

const usage = `npm run -s mail:bounce -- [--production] < message

  Reads one message from standard input. A report of non-delivery (RFC 3464) about a mail of this instance is noted under
  « Messages sortants »; everything else is ignored.

  0   noted, or ignored
  65  unreadable, or larger than 1 MB
  75  the database cannot be reached, or the settings are wrong: the mail server may try again

The settings are those of the server (DATABASE_URL, DATA_DIR, MASTER_KEY_FILE…).`;

const exits = { taken: 0, usage: 64, unreadable: 65, later: 75 } as const;
const largest = 1_000_000;

/** Reads on to the end when it is too large, lest the mail server think that its pipe broke. */
async function readInput(): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= largest) pieces.push(piece);
  }
  return size > largest ? undefined : Buffer.concat(pieces);
}

/** An embedded server runs with the application: a piped message does not start it. */
function isReachable({ database, dataDirectory }: Config): boolean {
  return (
    database.kind === 'external' || findRunningPostgres(resolve(dataDirectory, 'postgres')) !== undefined
  );
}

async function note(report: DeliveryReport, isProduction: boolean): Promise<number> {
  const config = readInstanceConfig(isProduction);
  if (!isReachable(config)) throw new Error('The embedded database is not running');
  const instance = await openInstance(config);
  try {
    const outcome = await instance.run(system('mail bounces'), (ctx) => takeBounce(ctx, report));
    console.log(outcome === 'noted' ? 'Noted.' : 'Ignored: not ours, not final, or noted before.');
    return exits.taken;
  } finally {
    await instance.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.some((argument) => argument !== '--production')) {
    console.log(usage);
    return args.includes('--help') ? exits.taken : exits.usage;
  }
  const raw = await readInput();
  const report = raw ? readDeliveryReport(raw) : 'unreadable';
  if (report === 'unreadable') {
    console.error('Unreadable, or larger than 1 MB.');
    return exits.unreadable;
  }
  if (report === 'other') {
    console.log('Ignored: no report of non-delivery.');
    return exits.taken;
  }
  return note(report, args.includes('--production'));
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : 'Cannot be noted now.');
    process.exitCode = exits.later;
  },
);
