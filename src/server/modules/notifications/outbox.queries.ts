// Reads of the outbox, each row with the wrapped key that opens it: the recipient's own.

import type { Tx } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';

/** A place in the list: newest first, the id breaks ties. */
export type OutboxPlace = { at: Date; id: string };

export function encodeOutboxCursor({ at, id }: OutboxPlace): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString('base64url');
}

/** @throws AppError `request.malformed` for a cursor this server never gave. */
export function decodeOutboxCursor(cursor: string | undefined): OutboxPlace | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isCursor = /^\d{4}-[\d:T.-]{5,20}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  if (!isCursor || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw new AppError('request.malformed');
  }
  return { at: new Date(at), id };
}

function sealedMails(tx: Tx) {
  return tx
    .selectFrom('outbox_mails')
    .innerJoin('accounts', 'accounts.id', 'outbox_mails.account_id')
    .select([
      'outbox_mails.id',
      'outbox_mails.account_id',
      'outbox_mails.mail_sealed',
      'outbox_mails.state',
      'outbox_mails.channel',
      'outbox_mails.tries',
      'outbox_mails.created_at',
      'accounts.data_key',
      'accounts.status as account_status',
    ]);
}

/** Newest first, `limit` at most. */
export async function listMails(tx: Tx, after: OutboxPlace | undefined, limit: number) {
  return sealedMails(tx)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('outbox_mails.created_at', 'outbox_mails.id'),
          '<',
          eb.tuple(after?.at ?? new Date(0), after?.id ?? ''),
        ),
      ),
    )
    .orderBy('outbox_mails.created_at', 'desc')
    .orderBy('outbox_mails.id', 'desc')
    .limit(limit)
    .execute();
}

/** The mail when it still waits to be sent. */
export async function findWaitingMail(tx: Tx, mailId: string) {
  return sealedMails(tx)
    .where('outbox_mails.id', '=', mailId)
    .where('outbox_mails.state', '=', 'waiting')
    .executeTakeFirst();
}

const mostRecent = 2_000;

/** Mails written to these accounts after `since`; at most 2,000, newest first. */
export async function listRecentMails(tx: Tx, accountIds: readonly string[], since: Date) {
  if (accountIds.length === 0) return [];
  return sealedMails(tx)
    .where('outbox_mails.created_at', '>', since)
    .where('outbox_mails.account_id', 'in', [...accountIds])
    .orderBy('outbox_mails.created_at', 'desc')
    .limit(mostRecent)
    .execute();
}

/** Accounts that may be written to: active ones. */
export async function listAddressees(tx: Tx, accountIds: readonly string[]) {
  if (accountIds.length === 0) return [];
  return tx
    .selectFrom('accounts')
    .select(['id', 'data_key', 'profile_sealed'])
    .where('id', 'in', [...accountIds])
    .where('status', '=', 'active')
    .execute();
}

/** Messages given up since then, by whatever channel. */
export async function countFailedMails(tx: Tx, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('outbox_mails')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', ['failed', 'bounced'])
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One message of the outbox, in any state. */
export async function findMail(tx: Tx, mailId: string) {
  return sealedMails(tx).where('outbox_mails.id', '=', mailId).executeTakeFirst();
}
