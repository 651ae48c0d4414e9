// More steps of the journeys: what several files do again and again, and looks behind the API where a rule is about
// what is kept.
import type { CaseContent } from '#contracts/cases/case-draft.ts';
import { askClarification } from '#contracts/cases/case-expert.contract.ts';
import { createCase, discardDraft, saveDraft, submitCase } from '#contracts/cases/case-request.contract.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { BodyInputOf } from '#contracts/operation.ts';
import type { Problem } from '#contracts/problem.ts';
import { system } from '#server/policy/actor.ts';
import { completeContent } from '#test/builders/case-content.ts';
import { readCase } from './steps.ts';
import type { Person, TestInstance } from './test-instance.ts';

/** Everybody has just done something: nobody's session ends because the clock of the test jumps. */
export async function stayAwake(instance: TestInstance): Promise<void> {
  const later = new Date(instance.now.getTime() + 12 * 3_600_000);
  await instance.database.db
    .updateTable('sessions')
    .set({ last_seen_at: instance.now, expires_at: later })
    .execute();
}

/** Lets time pass with the worker running now and then, everybody staying signed in. */
export async function letPass(instance: TestInstance, minutes: number): Promise<void> {
  await instance.pass(minutes);
  await stayAwake(instance);
}

/** Entries of the archive about one subject, oldest first. */
export function auditOf(instance: TestInstance, subjectId: string) {
  return instance.run(system('test'), (ctx) =>
    ctx.tx
      .selectFrom('audit_entries')
      .select(['action', 'actor_kind', 'actor_id', 'details', 'at'])
      .where('subject_id', '=', subjectId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  );
}

/** The row of a case, whatever its state. */
export function caseRowOf(instance: TestInstance, caseId: string) {
  return instance.run(system('test'), (ctx) =>
    ctx.tx.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow(),
  );
}

type Points = BodyInputOf<typeof askClarification>['points'];

export function ask(doctor: Person, caseId: string, points: Points) {
  return doctor.client.call(askClarification, { params: { caseId }, body: { points } });
}

/** Saves a change of the working copy, starting from what was sent or saved last. */
export async function change(
  person: Person,
  caseId: string,
  edit: (content: CaseContent) => CaseContent,
): Promise<number> {
  const seen = await readCase(person, caseId);
  const content = edit(seen.workingCopy ?? seen.content);
  const body = { content, revision: seen.revision };
  return (await person.client.call(saveDraft, { params: { caseId }, body })).revision;
}

type Settled = NonNullable<BodyInputOf<typeof submitCase>['points']>;

/** Sends what is prepared, as the screen would: with the revision it has seen. */
export async function send(person: Person, caseId: string, points: Settled = []) {
  const { revision } = await readCase(person, caseId);
  return person.client.call(submitCase, { params: { caseId }, body: { revision, points } });
}

export async function sendRefused(person: Person, caseId: string, points: Settled = []): Promise<Problem> {
  const { revision } = await readCase(person, caseId);
  return person.client.refusal(submitCase, { params: { caseId }, body: { revision, points } });
}

/** The refusal of a new request with this content, and what it says at which field. It holds no photo: that too is said. */
export async function refusedContent(
  person: Person,
  edit: (content: CaseContent) => CaseContent,
  form: FormId = 'peau',
): Promise<Problem & { at: Record<string, string> }> {
  const { caseId, revision } = await person.client.call(createCase, { body: { form } });
  const content = edit(completeContent(form));
  await person.client.call(saveDraft, { params: { caseId }, body: { content, revision } });
  const problem = await sendRefused(person, caseId);
  await person.client.call(discardDraft, { params: { caseId } });
  const at = Object.fromEntries((problem.fields ?? []).map(({ path, code }) => [path, code]));
  return { ...problem, at };
}

/** `YYYY-MM-DD` of a birthday so many years ago, with the clock of the test. */
export function bornYearsAgo(instance: TestInstance, years: number): string {
  const at = instance.now.toISOString();
  return `${Number(at.slice(0, 4)) - years}-01-15`;
}
