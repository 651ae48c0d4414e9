// Where a demo is played: its people with their ids, its clock in the past, and the acts of a case, each through the
// very use case the product runs. Nothing is written around them.
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseReceipt } from '#contracts/cases/case-request.contract.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { isWithinServiceHours } from '#server/kernel/service-hours.ts';
import type { Ctx, DomainEvent, RunUseCase } from '#server/modules/audit/public.ts';
import { type CaseSettings, defaultCaseSettings } from '#server/modules/cases/public.ts';
import { keepFile } from '#server/modules/cases/receive-file.ts';
import { createCase } from '#server/modules/cases/use-cases/create-case.ts';
import { escalateIfDue } from '#server/modules/cases/use-cases/escalate-case.ts';
import { saveDraft } from '#server/modules/cases/use-cases/save-draft.ts';
import { submitCase } from '#server/modules/cases/use-cases/submit-case.ts';
import { takeInHand } from '#server/modules/cases/use-cases/transition-case.ts';
import { saveOpinionDraft } from '#server/modules/cases/use-cases/write-opinion.ts';
import { fictionalFacts, type LegalFacts } from '#server/modules/legal/public.ts';
import { previewReport } from '#server/modules/reports/use-cases/preview-report.ts';
import { signOpinion } from '#server/modules/reports/use-cases/sign-opinion.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { DatabaseHandle } from '#server/platform/db/create-database.ts';
import { prepareImage } from '#server/platform/images/prepare-image.ts';
import type { Logger } from '#server/platform/log/create-logger.ts';
import { type DirectorActor, type DoctorActor, type PharmacistActor, system } from '#server/policy/actor.ts';
import { createUnscannedMalwareScanner } from '#server/ports/malware-scan/providers/unscanned.adapter.ts';
import type { ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import type { PdfWriter } from '#server/ports/pdf/pdf.port.ts';
import { createRunner } from '../run-use-case.ts';
import { createReact, listSubscriptions } from '../subscriptions.ts';
import { contentOf } from './demo-content.ts';
import type { DoctorKey, PharmacistKey } from './demo-people.ts';
import { type DemoOpinionKey, type DemoStory, demoOpinions } from './demo-stories.ts';

export type DemoParts = {
  database: Pick<DatabaseHandle, 'db'>;
  keyring: Keyring;
  objects: ObjectStorage;
  pdf: PdfWriter;
  now: () => Date;
  log: Pick<Logger, 'info'>;
  settings?: CaseSettings;
  /** Printed on the reports. */
  operatorName?: string;
  verificationUrl?: string;
  legalFacts?: LegalFacts;
  /** What events set off; the product's own subscriptions unless given. */
  react?: (ctx: Ctx, event: DomainEvent) => Promise<void>;
};

export type StageParts = Required<DemoParts>;

export function completeParts(parts: DemoParts): StageParts {
  const settings = parts.settings ?? defaultCaseSettings;
  return {
    operatorName: 'Consilia (démonstration)',
    verificationUrl: 'http://localhost:8080/verification',
    legalFacts: fictionalFacts,
    react: createReact(listSubscriptions(settings)),
    ...parts,
    settings,
  };
}

export type Cast = {
  pharmacists: Record<PharmacistKey, PharmacistActor>;
  doctors: Record<DoctorKey, DoctorActor>;
  director: DirectorActor;
};

export type Stage = StageParts & {
  cast: Cast;
  /** The instant when `minutes` of service time were left to the present one. */
  ago: (minutes: number) => Date;
  runAt: (at: Date) => RunUseCase;
  prepareImage: typeof prepareImage;
};

const minute = 60_000;
const keptMinutes = 45 * 24 * 60;

/** Runs use cases as if they happened at `at`. */
export function createRunnerAt(
  parts: Pick<StageParts, 'database' | 'keyring' | 'react'>,
): (at: Date) => RunUseCase {
  return (at) =>
    createRunner({
      db: parts.database.db,
      keyring: parts.keyring,
      now: () => at,
      newId: () => newUuidV7(at, randomBytes),
      react: parts.react,
    });
}

export function createStage(parts: StageParts, cast: Cast): Stage {
  return {
    ...parts,
    cast,
    ago: createServicePast(parts),
    runAt: createRunnerAt(parts),
    prepareImage: createPictureMemory(),
  };
}

/** The same few pictures serve many cases: each is prepared once. Whoever gets bytes gives them back, so they are copies. */
function createPictureMemory(): typeof prepareImage {
  const prepared = new Map<string, ReturnType<typeof prepareImage>>();
  return async (original) => {
    const sha256 = createHash('sha256').update(original).digest('hex');
    const preparing = prepared.get(sha256) ?? prepareImage(Buffer.from(original));
    prepared.set(sha256, preparing);
    const known = await preparing;
    if (!known.ok) return known;
    const { display, thumbnail, sample } = known;
    return {
      ...known,
      display: { ...display, bytes: Buffer.from(display.bytes) },
      thumbnail: { ...thumbnail, bytes: Buffer.from(thumbnail.bytes) },
      sample: { ...sample, data: Buffer.from(sample.data) },
    };
  };
}

/** Acts of people happen while the service is open, whenever the demo is started. */
function createServicePast({
  now,
  settings,
}: Pick<StageParts, 'now' | 'settings'>): (minutes: number) => Date {
  const present = now().getTime();
  const open: number[] = [];
  let back = 0;
  return (minutes) => {
    for (; open.length <= minutes && back < keptMinutes; back += 1) {
      const at = present - back * minute - (back === 0 ? 0 : (back * 17_000) % minute);
      if (isWithinServiceHours(new Date(at), settings.serviceHours)) open.push(at);
    }
    return new Date(open[minutes] ?? present);
  };
}

function readPicture(file: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, 'photos', `${file}.jpg`));
}

/** A draft as the counter leaves it; `begun` has neither consent nor photos yet. */
export async function draft(
  stage: Stage,
  who: PharmacistKey,
  story: DemoStory,
  minutesAgo: number,
  state: 'begun' | 'complete' = 'complete',
): Promise<CaseReceipt> {
  const actor = stage.cast.pharmacists[who];
  const receipt = await openDraft(stage, actor, story.form, minutesAgo + 6);
  const isComplete = state === 'complete';
  if (isComplete)
    await addPhotos(stage, actor, { caseId: receipt.caseId, story, minutesAgo: minutesAgo + 3 });
  return stage.runAt(stage.ago(minutesAgo + 1))(actor, async (ctx) => {
    const { caseRecord } = await takeInHand(ctx, receipt.caseId);
    const content = contentOf(story, { toldBy: who, isComplete });
    return saveDraft(ctx, { actor, caseId: receipt.caseId, content, revision: caseRecord.revision });
  });
}

function openDraft(
  stage: Stage,
  actor: PharmacistActor,
  form: FormId,
  minutesAgo: number,
): Promise<CaseReceipt> {
  const { settings } = stage;
  return stage.runAt(stage.ago(minutesAgo))(actor, (ctx) =>
    createCase(ctx, { actor, form, settings, randomBytes }),
  );
}

async function addPhotos(
  stage: Stage,
  actor: PharmacistActor,
  { caseId, story, minutesAgo }: { caseId: string; story: DemoStory; minutesAgo: number },
): Promise<void> {
  const at = stage.ago(minutesAgo);
  const parts = {
    objects: stage.objects,
    scanner: createUnscannedMalwareScanner(),
    prepareImage: stage.prepareImage,
    run: stage.runAt(at),
    settings: stage.settings,
    now: () => at,
  };
  for (const [view, file] of story.photos) {
    const content = await readPicture(file);
    const metadata = { caseId, purpose: 'photo' as const, view };
    await keepFile(parts, actor, { uploadId: newUuidV7(at, randomBytes), metadata, content });
  }
}

/** Fills in and sends; answers the case's id. */
export async function send(
  stage: Stage,
  who: PharmacistKey,
  story: DemoStory,
  minutesAgo: number,
): Promise<string> {
  const { caseId, revision } = await draft(stage, who, story, minutesAgo);
  const actor = stage.cast.pharmacists[who];
  await stage.runAt(stage.ago(minutesAgo))(actor, (ctx) =>
    submitCase(ctx, {
      actor,
      caseId,
      revision,
      points: [],
      settings: stage.settings,
      offersAlgorithmTraining: false,
    }),
  );
  return caseId;
}

/** Lets the present deadline of a case pass `times` times, half a minute late each, as the deadline job does. */
export async function letPass(stage: Stage, caseId: string, times: number): Promise<void> {
  for (let passed = 0; passed < times; passed += 1) {
    const actor = system('demo deadline');
    const dueAt = await stage.runAt(stage.now())(
      actor,
      async (ctx) => (await takeInHand(ctx, caseId)).caseRecord.due_at,
    );
    if (dueAt === null) return;
    const at = new Date(dueAt.getTime() + minute / 2);
    await stage.runAt(at)(actor, (ctx) => escalateIfDue(ctx, stage.settings, caseId));
  }
}

/** Writes, re-reads and signs an opinion on a case the doctor holds. */
export async function answer(
  stage: Stage,
  who: DoctorKey,
  caseId: string,
  opinionKey: DemoOpinionKey,
  minutesAgo: number,
): Promise<void> {
  const actor = stage.cast.doctors[who];
  const { settings } = stage;
  const opinion = { ...demoOpinions[opinionKey], hypotheses: [...demoOpinions[opinionKey].hypotheses] };
  await stage.runAt(stage.ago(minutesAgo + 4))(actor, (ctx) =>
    saveOpinionDraft(ctx, { actor, caseId, opinion, revision: 0 }),
  );
  const partsAt = (at: Date) => ({
    run: stage.runAt(at),
    now: () => at,
    newId: () => newUuidV7(at, randomBytes),
    randomBytes,
    pdf: stage.pdf,
    objects: stage.objects,
    settings,
    operatorName: stage.operatorName,
    verificationUrl: stage.verificationUrl,
    // Nobody sits there to type a password.
    reauthenticate: async () => undefined,
  });
  const preview = await previewReport(partsAt(stage.ago(minutesAgo + 1)), actor, caseId);
  const { previewId, sha256 } = preview;
  const signature = {
    actor,
    caseId,
    previewId,
    sha256,
    password: '',
    address: '127.0.0.1',
    replay: undefined,
  };
  await signOpinion(partsAt(stage.ago(minutesAgo)), signature);
}
