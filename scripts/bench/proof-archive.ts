// `npm run bench:proof`: what the proof archive costs those who write, beside the same writes without it, and how long
// the verification of many entries takes. On a database of its own; its figures are explained in docs/performance.md.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createRunner } from '#server/app/run-use-case.ts';
import { createUuidSource } from '#server/kernel/ids.ts';
import { signedIn } from '#server/modules/accounts/account.audit.ts';
import { verifyArchive } from '#server/modules/audit/proof/verify-archive.ts';
import { auditEntry, type RunUseCase } from '#server/modules/audit/public.ts';
import { appendLeaves } from '#server/modules/audit/use-cases/append-leaves.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { createDatabase } from '#server/platform/db/create-database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { system } from '#server/policy/actor.ts';
import { createProgressBar } from '../proof/progress-bar.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, entries: { type: 'string', default: '1000000' } },
});
const seconds = Math.min(60, Math.max(1, Number(values.seconds)));
const wanted = Math.min(5_000_000, Math.max(1_000, Number(values.entries)));
const workers = 32;
const bencher = system('bench');
const newId = createUuidSource(() => new Date(), randomBytes);
const bar = createProgressBar((text) => process.stderr.write(text), process.stderr.isTTY === true);

/** Acts a second by 32 writers, each act in a transaction of its own. */
async function measureWriters(write: () => Promise<void>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let count = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < end) {
        await write();
        count += 1;
      }
    }),
  );
  return count / seconds;
}

/** The same row without salt and hash: what was written before the archive had a proof. */
function writeBare(run: RunUseCase): Promise<void> {
  return run(bencher, async ({ tx, now }) => {
    await tx
      .insertInto('audit_entries')
      .values({
        id: newId(),
        at: now,
        actor_kind: 'system',
        actor_id: null,
        action: 'session.opened',
        version: 1,
        subject_kind: 'account',
        subject_id: newId(),
        details: '{}',
      })
      .execute();
  });
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function bench(directory: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ directory, log: silentLog, durable: true });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, log: silentLog });
    const options = { url: postgres.appUrl, applicationName: 'bench', log: silentLog };
    const database = createDatabase({ ...options, maxConnections: workers + 2, statementTimeoutMs: 120_000 });
    const keys = {
      current: 'k1',
      masterKeys: new Map([['k1', randomBytes(32)]]),
      searchKey: randomBytes(32),
    };
    const keyring = createKeyring(keys);
    const parts = { db: database.db, keyring, now: () => new Date(), newId, react: async () => undefined };
    const run = createRunner(parts);
    await compareWriters(run, postgres.ownerUrl);
    await measureVerification(run, keyring.signer, postgres.ownerUrl);
    await database.close();
  } finally {
    await postgres.stop();
  }
}

async function compareWriters(run: RunUseCase, ownerUrl: string): Promise<void> {
  const trigger = (state: string) =>
    asOwner(ownerUrl, `alter table audit_entries ${state} trigger audit_entries_await_place`);
  const proven = () => run(bencher, async (ctx) => ctx.audit(auditEntry(signedIn, newId(), {})));
  await measureWriters(proven);
  const [bare, withProof]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    await trigger('disable');
    bare.push(await measureWriters(() => writeBare(run)));
    await trigger('enable');
    // The appender works beside them, far more often than each minute.
    const appender = setInterval(() => void appendLeaves(run, bencher).catch(() => undefined), 5_000);
    withProof.push(await measureWriters(proven));
    clearInterval(appender);
  }
  const middle = (list: number[]) => list.toSorted((a, b) => a - b)[1] ?? 0;
  const share = middle(withProof) / middle(bare);
  console.log(
    `writers ${workers}, ${seconds} s, median of 3: without the archive ${Math.round(middle(bare))}/s`,
  );
  console.log(`  with it ${Math.round(middle(withProof))}/s = ${Math.round(share * 100)} % (aim 80 %)`);
}

async function measureVerification(
  run: RunUseCase,
  signer: Parameters<typeof verifyArchive>[1]['signer'],
  ownerUrl: string,
): Promise<void> {
  await asOwner(ownerUrl, 'truncate audit_entries, audit_waiting, audit_leaves, audit_tiles, audit_heads');
  await asOwner(ownerUrl, 'update audit_tree set size = 0');
  await asOwner(
    ownerUrl,
    `insert into audit_entries (id, at, actor_kind, actor_id, action, version, subject_kind, subject_id, details)
    select gen_random_uuid(), now(), 'pharmacist', gen_random_uuid(), 'case.submit', 1, 'case', gen_random_uuid(),
      jsonb_build_object('from', 'draft', 'to', 'queued', 'fromTier', 1, 'toTier', 1, 'submission', n)
    from generate_series(1, ${wanted}) n`,
  );
  await asOwner(ownerUrl, 'analyze');
  const placing = performance.now();
  await appendLeaves(run, bencher);
  const placed = (performance.now() - placing) / 1000;
  console.log(`placing ${wanted} entries: ${placed.toFixed(1)} s, ${Math.round(wanted / placed)}/s`);
  await asOwner(ownerUrl, 'analyze');
  const started = performance.now();
  await run(bencher, ({ tx }) => verifyArchive(tx, { signer, onProgress: bar }));
  const took = (performance.now() - started) / 1000;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`verifying them: ${took.toFixed(1)} s (aim 60 s for 1,000,000); peak memory ${memory} MiB`);
}

const directory = mkdtempSync(join(tmpdir(), 'consilia-bench-proof-'));
chmodSync(directory, 0o755);
try {
  await bench(directory);
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}
