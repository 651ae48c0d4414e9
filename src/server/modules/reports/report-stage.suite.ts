/** For tests: a claimed case with one photo, one prescription and a complete opinion, and everybody around it. */
import { type CaseContent, emptyContent } from '#contracts/cases/case-draft.ts';
import { emptyOpinion, type Opinion } from '#contracts/cases/opinion.ts';
import { newCaseReference } from '#server/kernel/case-reference.ts';
import { newUuidV7, type RandomBytes } from '#server/kernel/ids.ts';
import { createKeyring, type Keyring } from '#server/platform/crypto/keyring.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { Database } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import type { AccountActor, DirectorActor, DoctorActor, PharmacistActor } from '#server/policy/actor.ts';
import { scopeOf, system } from '#server/policy/actor.ts';
import {
  createFakeObjectStorage,
  type FakeObjectStorage,
} from '#server/ports/object-storage/object-storage.fake.ts';
import type { PdfWriter } from '#server/ports/pdf/pdf.port.ts';
import { makeTestPhoto } from '#test/builders/photos.ts';
import { insertAuditEntries } from '../audit/audit.store.ts';
import type { AuditEntry, Ctx, RunUseCase } from '../audit/public.ts';
import { defaultCaseSettings, openCase, putContent } from '../cases/public.ts';
import { addDocument } from '../documents/public.ts';
import { addPhoto, ingestPhoto, markSubmitted } from '../photos/public.ts';
import type { ReportParts } from './report.ts';

export const completeOpinion: Opinion = {
  ...emptyOpinion,
  findings: 'Plaque rosée, finement squameuse, à bord net.',
  hypotheses: ['Eczéma nummulaire', 'Dermatophytie'],
  pharmacistAdvice: 'Émollient ; pas de corticoïde avant l’avis d’un médecin.',
  photoLimits: 'L’épaisseur de la plaque.',
  referral: 'general-practitioner',
  referralWithin: 'week',
  technicalIncidents: 'Photo reçue en deux fois.',
};

const content: CaseContent = {
  ...emptyContent,
  patient: {
    ...emptyContent.patient,
    birthName: 'ŒUVRARD-ÇELIK',
    firstNames: 'Maëlle Noémie',
    birthDate: '1985-05-04',
    sex: 'female',
    billingNir: '285059912345678',
  },
  consent: {
    ...emptyContent.consent,
    actConsented: true,
    rightsAttested: true,
    objectionRightTold: true,
    toldBy: 'Inès Fictive',
    toldHow: 'oral',
  },
  answers: { 'question-to-doctor': 'Peut-elle attendre une consultation ?' },
  sites: ['front.neck.neck'],
};

export type Stage = Awaited<ReturnType<typeof createStage>>;

type Clock = { now: Date };

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

/** What the pieces below share. */
type Backstage = {
  at: Clock;
  randomBytes: RandomBytes;
  keyring: Keyring;
  newId: () => string;
  asSystem: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

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

async function addPeople(backstage: Backstage) {
  const pharmacy = await addPharmacy(backstage, 'Pharmacie de l’Exemple');
  const neighbour = await addPharmacy(backstage, 'Pharmacie voisine');
  const pharmacist = async (name: string, organisationId: string): Promise<PharmacistActor> => ({
    kind: 'pharmacist',
    accountId: await addAccount(backstage, 'pharmacist', name, organisationId),
    organisationId,
    mayAddDermoscopicToSkin: false,
  });
  const doctor = async (name: string): Promise<DoctorActor> => ({
    kind: 'doctor',
    accountId: await addAccount(backstage, 'doctor', name),
    tier: 2,
  });
  const director: DirectorActor = {
    kind: 'director',
    accountId: await addAccount(backstage, 'director', 'Dr Chef Inventé'),
  };
  return {
    pharmacist: await pharmacist('Inès Fictive', pharmacy),
    stranger: await pharmacist('Autre Fictive', neighbour),
    doctor: await doctor('Dr Basile Inventé'),
    otherDoctor: await doctor('Dr Autre Inventé'),
    director,
  };
}
type People = Awaited<ReturnType<typeof addPeople>>;

async function addPharmacy({ at, newId, asSystem }: Backstage, name: string): Promise<string> {
  const id = newId();
  const place = { street: '12, rue de l’Invention', postal_code: '99000', city: 'Ville-Fictive' };
  await asSystem(({ tx }) =>
    tx
      .insertInto('organisations')
      .values({ id, kind: 'pharmacy', name, ...place, phone: '0199001234', created_at: at.now })
      .execute(),
  );
  return id;
}

async function addAccount(
  { at, keyring, newId, asSystem }: Backstage,
  role: AccountActor['kind'],
  name: string,
  organisationId: string | null = null,
): Promise<string> {
  const id = newId();
  const { key, wrapped } = keyring.newDataKey();
  const profile = { displayName: name, email: `${id}@example.invalid`, rpps: '10999999991' };
  await asSystem(({ tx }) =>
    tx
      .insertInto('accounts')
      .values({
        id,
        role,
        status: 'active',
        email_digest: id,
        profile_sealed: sealJson(key, `account:${id}:profile`, profile),
        data_key: wrapped,
        password_hash: 'x',
        organisation_id: organisationId,
        expert_tier: role === 'doctor' ? 2 : null,
        verified_at: role === 'doctor' ? at.now : null,
        created_at: at.now,
      })
      .execute(),
  );
  return id;
}

function caseTools(backstage: Backstage, people: People, objects: FakeObjectStorage) {
  const { at, newId, asSystem } = backstage;

  async function writeOpinion(caseId: string, opinion: Opinion, revision: number): Promise<void> {
    await asSystem(async (ctx) => {
      const { key } = await openCase(ctx, caseId);
      const part = { key, caseId, accountId: people.doctor.accountId, now: at.now };
      await putContent(ctx.tx, part, 'opinion-draft', 0, { opinion, revision });
    });
  }

  return {
    writeOpinion,
    /** Id of a case that the doctor holds, with photo and opinion; `unanswered` has neither. */
    async addCase(status: 'claimed' | 'unanswered' = 'claimed'): Promise<string> {
      const caseId = await insertSentCase(backstage, people, status);
      if (status === 'unanswered') return caseId;
      await addCasePhoto(backstage, people, objects, caseId);
      await writeOpinion(caseId, completeOpinion, 1);
      return caseId;
    },
    async attachPrescription(caseId: string): Promise<void> {
      const id = newId();
      await asSystem(async (ctx) => {
        const { key } = await openCase(ctx, caseId);
        await addDocument(ctx, {
          id,
          ownerId: caseId,
          side: 'expert',
          kind: 'prescription',
          nameSealed: sealJson(key, `document:${id}:name`, 'Ordonnance du 24.pdf'),
          contentType: 'application/pdf',
          bytes: 1000,
          sha256: 'ab'.repeat(32),
          state: 'ready',
          addedAt: at.now,
          addedBy: people.doctor.accountId,
        });
      });
    },
  };
}

async function insertSentCase(
  { at, randomBytes, keyring, newId, asSystem }: Backstage,
  { pharmacist, doctor }: People,
  status: 'claimed' | 'unanswered',
): Promise<string> {
  const id = newId();
  const { key, wrapped } = keyring.newDataKey();
  const sentAt = new Date(at.now.getTime() - 2 * 3_600_000);
  const isHeld = status === 'claimed';
  await asSystem(async ({ tx }) => {
    await tx
      .insertInto('cases')
      .values({
        id,
        reference: newCaseReference(2026, randomBytes),
        organisation_id: pharmacist.organisationId,
        created_by: pharmacist.accountId,
        data_key: wrapped,
        form: 'peau',
        form_version: 1,
        status,
        tier: isHeld ? 2 : 3,
        start_tier: 1,
        revision: 5,
        submission_version: 1,
        photo_count: 1,
        expert_id: isHeld ? doctor.accountId : null,
        escalation_count: 0,
        is_urgent: false,
        created_at: sentAt,
        updated_at: at.now,
        submitted_at: sentAt,
        claimed_at: isHeld ? new Date(at.now.getTime() - 3_600_000) : null,
        opinion_reminders_sent: 0,
      })
      .execute();
    const part = { key, caseId: id, accountId: pharmacist.accountId, now: sentAt };
    await putContent(tx, part, 'submission', 1, content);
  });
  return id;
}

async function addCasePhoto(
  { at, newId, asSystem }: Backstage,
  { pharmacist }: People,
  objects: FakeObjectStorage,
  caseId: string,
): Promise<void> {
  const { key } = await asSystem((ctx) => openCase(ctx, caseId));
  const original = await makeTestPhoto({ width: 1200, height: 900 });
  const photo = await ingestPhoto(
    { objects },
    {
      ownerId: caseId,
      key,
      photoId: newId(),
      view: 'close-up',
      original,
      by: pharmacist.accountId,
      now: at.now,
    },
  );
  await asSystem(async (ctx) => {
    await addPhoto(ctx, photo);
    await markSubmitted(ctx.tx, caseId, 1);
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
