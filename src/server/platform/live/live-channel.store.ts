/**
 * PostgreSQL's LISTEN/NOTIFY as a bell between processes: small JSON notes, delivered when their transaction commits,
 * forgotten when nobody listens. What must not be lost is a job, not a note.
 */
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Tx } from '#server/platform/db/database.ts';

const channel = 'consilia_live';
/** PostgreSQL refuses 8,000 bytes and more. */
const mostBytes = 7_900;

/** Rings when the caller's transaction commits; the same note twice in one transaction rings once. Ids only. */
export async function notifyLive(tx: Tx, note: object): Promise<void> {
  const text = JSON.stringify(note);
  if (Buffer.byteLength(text) > mostBytes) throw new RangeError('a live note is too long: ids only');
  await sql`select pg_notify(${channel}, ${text})`.execute(tx);
}

export type LiveConnection = {
  /** Asks for a sign of life; rejects when none comes in time. */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** One connection of its own that listens. `onLost` is called once, whatever ends it; never after `close`. */
export async function listenLive(options: {
  url: string;
  applicationName: string;
  onNote: (text: string) => void;
  onLost: () => void;
}): Promise<LiveConnection> {
  const client = new Client({
    connectionString: options.url,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    keepAlive: true,
  });
  let isOver = false;
  const lose = (): void => {
    if (isOver) return;
    isOver = true;
    client.end().catch(() => undefined);
    options.onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  client.on('notification', ({ payload }) => options.onNote(payload ?? ''));
  const close = async (): Promise<void> => {
    isOver = true;
    await client.end().catch(() => undefined);
  };
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    check: async () => {
      await client.query('select 1').catch(lose);
    },
    close,
  };
}
