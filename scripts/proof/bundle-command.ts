// `proof bundle`: the same ZIP as the screen gives, for the operator, with a period if wanted.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { auditEntry } from '#server/modules/audit/audit-entry.ts';
import { makeProof, type ProofSubject } from '#server/modules/audit/bundle/make-proof.ts';
import { proofMadeOfAccount, proofMadeOfCase } from '#server/modules/audit/proof/proof.audit.ts';
import { listFileIds } from '#server/modules/cases/case.queries.ts';
import { system } from '#server/policy/actor.ts';
import type { OpenInstance } from '../account/open-instance.ts';
import { UsageProblem } from '../account/usage.ts';

/** Who the archive names: nobody is signed in at a command line. */
const asker = system('operator command');
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const dayMs = 86_400_000;

export type BundleChoice = {
  case?: string | undefined;
  account?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  out?: string | undefined;
};

/** Writes the file; the lines to print. @throws UsageProblem */
export async function bundle(
  instance: OpenInstance,
  choice: BundleChoice,
  operatorName: string,
): Promise<string[]> {
  const period = { from: startOf(choice.from), until: endOf(choice.to) };
  const subject = { ...(await findSubject(instance, choice)), ...period };
  await noteAct(instance, subject);
  const parts = { run: instance.run, now: () => new Date(), operatorName };
  const { fileName, body } = await makeProof(parts, subject);
  const file = resolve(choice.out ?? fileName);
  await writeFile(file, body, { flag: 'wx', mode: 0o600 });
  return [`${file}: ${body.length} bytes. Unpack it and run: node verify.mjs`];
}

/** Before the proof is made, so that it stands in the proof itself, and in every later one. */
async function noteAct({ run }: OpenInstance, subject: ProofSubject): Promise<void> {
  const [subjectId] = subject.subjectIds;
  if (subjectId === undefined) return;
  const kind = subject.kind === 'case' ? proofMadeOfCase : proofMadeOfAccount;
  const hasPeriod = subject.from !== null || subject.until !== null;
  await run(asker, async (ctx) => ctx.audit(auditEntry(kind, subjectId, { hasPeriod })));
}

async function findSubject(
  { run }: OpenInstance,
  { case: caseName, account }: BundleChoice,
): Promise<Omit<ProofSubject, 'from' | 'until'>> {
  if ((caseName === undefined) === (account === undefined)) {
    throw new UsageProblem('Name one thing: --case ID|REFERENCE or --account ID.');
  }
  return run(asker, async ({ tx }) => {
    if (account !== undefined) {
      const found = uuid.test(account)
        ? await tx.selectFrom('accounts').select('id').where('id', '=', account).executeTakeFirst()
        : undefined;
      if (!found) throw new UsageProblem(`There is no account ${account}.`);
      return { kind: 'account' as const, label: found.id, subjectIds: [found.id], actorId: found.id };
    }
    const name = caseName ?? '';
    const found = await tx
      .selectFrom('cases')
      .select(['id', 'reference'])
      .where(uuid.test(name) ? 'id' : 'reference', '=', name)
      .executeTakeFirst();
    if (!found) throw new UsageProblem(`There is no case ${name}.`);
    const subjectIds = [found.id, ...(await listFileIds(tx, found.id))];
    return { kind: 'case' as const, label: found.reference, subjectIds, actorId: null };
  });
}

function startOf(day: string | undefined): Date | null {
  if (day === undefined) return null;
  const at = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(at.getTime())) throw new UsageProblem(`${day} is not a day like 2026-11-24.`);
  return at;
}

function endOf(day: string | undefined): Date | null {
  const start = startOf(day);
  return start && new Date(start.getTime() + dayMs);
}
