// What a person may flag, seen through her own eyes (row-level security applies), and what waits for a decision.
import { clinicalSubjects, type FlagSubject } from '#contracts/moderation/flag.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

const most = 50;

/** Who wrote or added a part of this case, or undefined when it is none. */
export async function findPartAuthor(
  tx: Tx,
  kind: 'message' | 'photo' | 'document',
  caseId: string,
  partId: string,
): Promise<string | undefined> {
  if (kind === 'message') return findMessageAuthor(tx, caseId, partId);
  const row = await tx
    .selectFrom(kind === 'photo' ? 'photos' : 'documents')
    .select('added_by')
    .where('id', '=', partId)
    .where('owner_id', '=', caseId)
    .executeTakeFirst();
  return row?.added_by;
}

/** A sentence of the thread both sides read, or the questions of a clarification. */
async function findMessageAuthor(tx: Tx, caseId: string, messageId: string): Promise<string | undefined> {
  const note = await tx
    .selectFrom('case_notes')
    .select('account_id')
    .where('id', '=', messageId)
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['follow-up', 'addition'])
    .executeTakeFirst();
  if (note) return note.account_id;
  const question = await tx
    .selectFrom('clarifications')
    .select('asked_by')
    .where('id', '=', messageId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return question?.asked_by;
}

/** Whether a message is the questions of a clarification. */
export async function isQuestion(tx: Tx, messageId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('clarifications')
    .select('id')
    .where('id', '=', messageId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether two accounts belong to the same pharmacy: colleagues see each other. */
export async function areColleagues(tx: Tx, one: string, other: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts as mine')
    .innerJoin('accounts as theirs', 'theirs.organisation_id', 'mine.organisation_id')
    .select('theirs.id')
    .where('mine.id', '=', one)
    .where('theirs.id', '=', other)
    .executeTakeFirst();
  return row !== undefined;
}

const mineWhen = (isDirector: boolean): FlagSubject[] =>
  isDirector ? [...clinicalSubjects] : ['profile', ...clinicalSubjects];

/** Open flags, oldest first, at most 50. The director is shown what concerns cases. */
export function listOpenFlags(tx: Tx, isDirector: boolean) {
  return tx
    .selectFrom('flags')
    .selectAll()
    .where('outcome', 'is', null)
    .where('subject_kind', 'in', mineWhen(isDirector))
    .orderBy('made_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

export async function countOpenFlags(tx: Tx, isDirector: boolean): Promise<number> {
  const row = await tx
    .selectFrom('flags')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('outcome', 'is', null)
    .where('subject_kind', 'in', mineWhen(isDirector))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The flag with the key its words are sealed under. */
export function findFlag(tx: Tx, flagId: string) {
  return tx
    .selectFrom('flags')
    .innerJoin('accounts', 'accounts.id', 'flags.flagger_id')
    .leftJoin('moderated_items', 'moderated_items.subject_id', 'flags.subject_id')
    .selectAll('flags')
    .select(['accounts.data_key', 'moderated_items.state as item_state'])
    .where('flags.id', '=', flagId)
    .executeTakeFirst();
}
export type FlagRow = NonNullable<Awaited<ReturnType<typeof findFlag>>>;

function items(tx: Tx) {
  return tx
    .selectFrom('moderated_items')
    .innerJoin('accounts', 'accounts.id', 'moderated_items.author_id')
    .selectAll('moderated_items')
    .select('accounts.data_key');
}
export type ItemRow = Awaited<ReturnType<typeof listItemsOf>>[number];

/** What of an account's was hidden, newest first, at most 50. */
export function listItemsOf(tx: Tx, accountId: string) {
  return items(tx)
    .where('moderated_items.author_id', '=', accountId)
    .orderBy('moderated_items.decided_at', 'desc')
    .limit(most)
    .execute();
}

/** Contested and not answered yet, oldest first, at most 50. */
export function listContestedItems(tx: Tx) {
  return items(tx)
    .where('moderated_items.appeal_at', 'is not', null)
    .where('moderated_items.appeal_outcome', 'is', null)
    .where('moderated_items.state', '<>', 'restored')
    .orderBy('moderated_items.appeal_at')
    .limit(most)
    .execute();
}

/** One item, locked until the transaction ends. */
export function takeItem(tx: Tx, subjectId: string) {
  return items(tx)
    .where('moderated_items.subject_id', '=', subjectId)
    .forUpdate('moderated_items')
    .executeTakeFirst();
}
