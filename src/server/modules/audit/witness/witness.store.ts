// Notes that a head was told outside; a second note of the same head changes nothing.
import type { Tx } from '#server/platform/db/database.ts';

export type Witnessed = { kind: 'mail' | 'time-stamp'; headNumber: number; at: Date; token: Buffer | null };

export async function noteWitness(tx: Tx, { kind, headNumber, at, token }: Witnessed): Promise<void> {
  await tx
    .insertInto('audit_witnesses')
    .values({ kind, head_number: headNumber, at, token })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
