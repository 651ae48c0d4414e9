/*
 * Writes of the imported extracts. Each step is one transaction, so that an import that stops anywhere can go on, and
 * what is current stays whole until the new extract takes its place.
 */
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';
import type { ExtractLine } from './extract-line.ts';

export type NewExtract = { id: string; fileSha256: string; fileBytes: number; datedOn: string; at: Date };

/** Begins an extract; answers false when another is loading. */
export async function insertExtract(tx: Tx, extract: NewExtract): Promise<boolean> {
  const row = await tx
    .insertInto('register_extracts')
    .values({
      id: extract.id,
      state: 'loading',
      file_sha256: extract.fileSha256,
      file_bytes: extract.fileBytes,
      dated_on: extract.datedOn,
      started_at: extract.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type Step = { fromBytes: number; toBytes: number; lines: readonly ExtractLine[]; malformed: number };

/** Keeps the lines of one stretch of the file; answers false when somebody else has read it meanwhile. */
export async function keepStep(tx: Tx, extractId: string, step: Step): Promise<boolean> {
  const moved = await tx
    .updateTable('register_extracts')
    .set((eb) => ({
      read_bytes: step.toBytes,
      kept_lines: eb('kept_lines', '+', step.lines.length),
      malformed_lines: eb('malformed_lines', '+', step.malformed),
    }))
    .where('id', '=', extractId)
    .where('state', '=', 'loading')
    .where('read_bytes', '=', step.fromBytes)
    .returning('id')
    .executeTakeFirst();
  if (!moved) return false;
  const column = (name: keyof ExtractLine) => sql`${step.lines.map((line) => line[name])}::text[]`;
  await sql`
    insert into register_lines (extract_id, rpps, family_name, given_names, profession, skill, mode, finess,
      site_name, postal_code, city, country)
    select ${extractId}::uuid, line.* from unnest(${column('rpps')}, ${column('familyName')},
      ${column('givenNames')}, ${column('profession')}, ${column('skill')}, ${column('mode')}, ${column('finess')},
      ${column('siteName')}, ${column('postalCode')}, ${column('city')}, ${column('country')}) as line`.execute(
    tx,
  );
  return true;
}

/** The loaded extract becomes the current one, in one step. */
export async function makeCurrent(tx: Tx, extractId: string, people: number, at: Date): Promise<void> {
  await tx
    .updateTable('register_extracts')
    .set({ state: 'replaced' })
    .where('state', '=', 'current')
    .execute();
  await tx
    .updateTable('register_extracts')
    .set({ state: 'current', finished_at: at, people })
    .where('id', '=', extractId)
    .execute();
}

/** Gives up an extract that was loading; its lines go with `removeSomeLines`. */
export async function giveUp(tx: Tx, extractId: string, at: Date): Promise<void> {
  await tx
    .updateTable('register_extracts')
    .set({ state: 'replaced', finished_at: at })
    .where('id', '=', extractId)
    .execute();
}

/** Removes up to 20,000 lines of extracts that no longer count; answers how many. */
export async function removeSomeLines(tx: Tx): Promise<number> {
  const result = await sql`
    delete from register_lines where ctid = any (array(
      select line.ctid from register_lines line
      join register_extracts extract on extract.id = line.extract_id and extract.state = 'replaced'
      limit 20000))`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}
