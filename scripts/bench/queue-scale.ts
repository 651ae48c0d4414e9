// The queue's first page with a short and a long history. Rows are written by SQL: their sealed parts are never read
// here. Open cases stay 200 while the history grows, as in a service that keeps up.
import { Client } from 'pg';
import { listQueue } from '#contracts/cases/case-expert.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { loadKeyFile } from '#server/platform/crypto/master-keys.ts';
import type { ServerHome } from '#test/builders/server-process.ts';
import { send, type World } from './case-drive.ts';
import { Times } from './figures.ts';

const openCases = 200;

/** Grows the store to about `wanted` cases. */
export async function storeCases(home: ServerHome, wanted: number): Promise<void> {
  const dataKey = createKeyring(loadKeyFile(home.keyFile)).newDataKey().wrapped;
  const client = new Client({ connectionString: home.databaseUrl('owner') });
  await client.connect();
  try {
    await client.query(`begin; select set_config('app.actor_kind', 'system', true)`);
    const { rows } = await client.query(`select count(*)::int as stored,
      count(*) filter (where status = 'queued')::int as open from cases`);
    const { stored, open } = rows[0] as { stored: number; open: number };
    const wantedOpen = Math.max(0, openCases - open);
    await client.query(insertOf('queued', stored), [wantedOpen, dataKey]);
    await client.query(insertOf('answered', stored + wantedOpen), [
      Math.max(0, wanted - stored - wantedOpen),
      dataKey,
    ]);
    await client.query('commit');
    await client.query('vacuum analyze cases');
  } finally {
    await client.end();
  }
}

/** Spread over all pharmacies, doctors, the last two years, ages and sexes. */
function insertOf(status: 'queued' | 'answered', offset: number): string {
  const isAnswered = status === 'answered';
  const age = isAnswered
    ? `(interval '1 day' + number * interval '10 minutes')`
    : `(number * interval '1 minute')`;
  return `insert into cases (id, reference, organisation_id, created_by, data_key, form, form_version, status, tier,
      start_tier, revision, submission_version, photo_count, escalation_count, opinion_reminders_sent, is_urgent,
      created_at, updated_at, submitted_at, due_at, age_band, sex, site_group, expert_id, answered_at, read_at,
      handed_over_at)
    select gen_random_uuid(), 'BENCH-' || (${offset} + number), pharmacist.organisation_id, pharmacist.id, $2,
      'peau', 1, '${status}', 1, 1, 1, 1, 3, 0, 0, false, at, at, at,
      ${isAnswered ? 'null' : `now() + interval '5 days'`}, '30-44',
      (array['female', 'male'])[1 + number % 2], 'trunk',
      ${isAnswered ? 'doctor.id, at, at, at' : 'null, null, null, null'}
    from generate_series(1, $1::int) as number
    cross join lateral (select now() - ${age} as at) as time
    cross join lateral (select id, organisation_id from accounts where role = 'pharmacist'
      order by id offset number % (select count(*) from accounts where role = 'pharmacist') limit 1) as pharmacist
    cross join lateral (select id from accounts where role = 'doctor' and expert_tier = 1
      order by id offset number % (select count(*) from accounts where role = 'doctor' and expert_tier = 1) limit 1)
      as doctor`;
}

/** p50, p95, p99 of the doctor's first page and the pharmacy's first page, 4 at once. */
export async function measureLists(world: World, requests: number) {
  const times = new Times();
  const { client } = world;
  const ask = async (
    step: string,
    who: World['doctors'][number],
    operation: typeof listQueue | typeof listCases,
  ) => {
    const answer = await times.of(step, () => send(client, who, operation, {}));
    if (answer.status !== 200)
      throw new Error(`${operation.id}: ${answer.status} ${answer.text.slice(0, 200)}`);
  };
  await Promise.all(
    [0, 1, 2, 3].map(async (worker) => {
      for (let index = 0; index < requests / 4; index += 1) {
        const address = `10.200.${worker}.${index & 255}`;
        const doctor = world.doctors[worker % world.doctors.length];
        const pharmacist = world.pharmacists[worker % world.pharmacists.length];
        if (doctor) await ask('queue', { ...doctor, address }, listQueue);
        if (pharmacist) await ask('pharmacy', { ...pharmacist, address }, listCases);
      }
    }),
  );
  return { queue: times.summary('queue'), pharmacyList: times.summary('pharmacy') };
}
