/** For tests: a case and everybody around it, on a database of its own or beside other stages. */
import { newUuidV7, type RandomBytes } from '#server/kernel/ids.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import type { Database } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { scopeOf, system } from '#server/policy/actor.ts';
import { createFakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import type { PdfWriter } from '#server/ports/pdf/pdf.port.ts';
import { insertAuditEntries } from '../audit/audit.store.ts';
import type { AuditEntry, RunUseCase } from '../audit/public.ts';
import { defaultCaseSettings } from '../cases/public.ts';
import type { ReportParts } from './report.ts';
import { caseTools } from './stage-cases.suite.ts';
import { addPeople, type Backstage, type Clock } from './stage-people.suite.ts';

export type Stage = Awaited<ReturnType<typeof createStage>>;

let stages = 0;
/** Seeded bytes (mulberry32), others for each stage: stages of one test file share a database. */
function seededBytes(): RandomBytes {
  stages += 1;
  let state = stages * 7919;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (state + 0x6d2b79f5) | 0;
      const mixed = Math.imul(state ^ (state >>> 15), state | 1);
      return (mixed ^ (mixed >>> 14)) & 255;
    });
}

/** `at` is the clock: change `at.now` to let time pass. */
export async function createStage(db: Database, pdf: PdfWriter) {
  const keyring = createKeyring({
    current: 'k1',
    masterKeys: new Map([['k1', Buffer.alloc(32, 1)]]),
    searchKey: Buffer.alloc(32, 2),
  });
  const at: Clock = { now: new Date('2026-11-24T10:00:00Z') };
  const randomBytes = seededBytes();
  const newId = (): string => newUuidV7(at.now, randomBytes);
  const published: string[] = [];
  const run = createRun(db, { at, keyring, newId }, published);
  const backstage: Backstage = {
    at,
    randomBytes,
    keyring,
    newId,
    asSystem: (work) => run(system('test'), work),
  };
  const objects = createFakeObjectStorage();
  const parts: ReportParts = {
    run,
    now: () => at.now,
    newId,
    randomBytes,
    pdf,
    objects,
    settings: defaultCaseSettings,
    operatorName: 'Réseau de démonstration',
    verificationUrl: 'https://consilia.example/verifier',
  };
  const people = await addPeople(backstage);
  return {
    at,
    parts,
    objects,
    published,
    ...people,
    asSystem: backstage.asSystem,
    ...caseTools(backstage, people, objects),
    ...readers(backstage),
  };
}

/** As the application's runner, without jobs and without remembered answers. */
function createRun(
  db: Database,
  { at, keyring, newId }: Pick<Backstage, 'at' | 'keyring' | 'newId'>,
  published: string[],
): RunUseCase {
  return (actor, work) =>
    inTransaction(db, scopeOf(actor), async (tx) => {
      const entries: AuditEntry[] = [];
      const { now } = at;
      const answer = await work({
        tx,
        actor,
        now,
        newId,
        keyring,
        audit: (entry) => void entries.push(entry),
        enqueue: async () => undefined,
        publish: async (event) => void published.push(event.type),
      });
      await insertAuditEntries(tx, entries, { actor, now, newId, newSalt: () => Buffer.alloc(16, 1) });
      return answer;
    });
}

function readers({ asSystem }: Backstage) {
  return {
    readCase: (caseId: string) =>
      asSystem(({ tx }) =>
        tx.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow(),
      ),
    readReports: (caseId: string) =>
      asSystem(({ tx }) =>
        tx.selectFrom('reports').selectAll().where('case_id', '=', caseId).orderBy('version').execute(),
      ),
    readAudit: (caseId: string) =>
      asSystem(({ tx }) =>
        tx
          .selectFrom('audit_entries')
          .select(['action', 'actor_id', 'details'])
          .where('subject_id', '=', caseId)
          .orderBy('id')
          .execute(),
      ),
  };
}
