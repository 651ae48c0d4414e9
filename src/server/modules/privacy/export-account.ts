// Everything of one person in a ZIP of open formats: what is kept of the account, and each case with its texts,
// pictures, documents and reports. Made while it is sent, one case in memory at a time; each case read leaves its trace
// (B-058), and the use of the export is recorded once the whole of it is there.

import type { DataKey } from '#server/platform/crypto/data-key.ts';
import type { ZipEntry } from '#server/platform/zip/write-zip.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import { listNames } from '../accounts/public.ts';
import { auditEntry, type Ctx, type RunUseCase } from '../audit/public.ts';
import { type LoadedCase, loadCase, openCaseForReading } from '../cases/public.ts';
import { readDocument } from '../documents/public.ts';
import { readDisplay } from '../photos/public.ts';
import { insertExport } from './closure.store.ts';
import { exportReadmeFr } from './export.fr.ts';
import { accountExported } from './privacy.audit.ts';
import { listExportedCases } from './privacy.queries.ts';

export type ExportParts = {
  run: RunUseCase;
  objects: ObjectStorage;
  readReport: (
    actor: AccountActor,
    wanted: { caseId: string; version: number },
  ) => Promise<{ body: Buffer; fileName: string }>;
  /** What other areas keep of an account, each as one JSON file. */
  sections: readonly ExportSection[];
};

export type ExportSection = { name: string; read: (ctx: Ctx, actor: AccountActor) => Promise<unknown> };

/** Cases of one export; beyond it, support makes it in parts. */
export const mostExportedCases = 5_000;

/** The cases to export, so that a refusal comes before the first byte. */
export function listCasesToExport(parts: ExportParts, actor: AccountActor): Promise<string[]> {
  const { kind: role, accountId } = actor;
  return parts.run(actor, (ctx) => listExportedCases(ctx.tx, { role, accountId }, mostExportedCases + 1));
}

export async function* exportAccount(
  parts: ExportParts,
  actor: AccountActor,
  caseIds: readonly string[],
  at: Date,
): AsyncGenerator<ZipEntry> {
  const json = (path: string, value: unknown): ZipEntry => ({
    path,
    content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
    at,
  });
  let files = 0;
  yield { path: 'LISEZ-MOI.txt', content: Buffer.from(exportReadmeFr), at };
  yield json('compte.json', await parts.run(actor, (ctx) => readProfile(ctx, actor)));
  for (const { name, read } of parts.sections) {
    yield json(`${name}.json`, await parts.run(actor, (ctx) => read(ctx, actor)));
  }
  for (const caseId of caseIds) {
    for await (const entry of exportCase(parts, actor, caseId, at)) {
      files += 1;
      yield entry;
    }
  }
  await parts.run(actor, async (ctx) => {
    await insertExport(ctx.tx, {
      id: ctx.newId(),
      accountId: actor.accountId,
      at: ctx.now,
      caseCount: caseIds.length,
      fileCount: files,
    });
    ctx.audit(auditEntry(accountExported, actor.accountId, { cases: caseIds.length }));
  });
}

async function readProfile(ctx: Ctx, actor: AccountActor): Promise<unknown> {
  const names = await listNames(ctx.tx, ctx.keyring, [actor.accountId]);
  const { displayName, email, rpps, tier } = names.get(actor.accountId) ?? {};
  return { identifiant: actor.accountId, role: actor.kind, nom: displayName, email, rpps, niveau: tier };
}

async function* exportCase(
  parts: ExportParts,
  actor: AccountActor,
  caseId: string,
  at: Date,
): AsyncGenerator<ZipEntry> {
  const { opened, loaded } = await parts.run(actor, async (ctx) => {
    const opened = await openCaseForReading(ctx, caseId, 'case');
    return { opened, loaded: await loadCase(ctx, opened) };
  });
  const folder = `dossiers/${opened.caseRow.reference}`;
  const text = `${JSON.stringify(textOf(opened.caseRow, loaded), null, 2)}\n`;
  yield { path: `${folder}/dossier.json`, content: Buffer.from(text), at };
  yield* exportFiles(parts, folder, opened.key, loaded, at);
  for (const { version } of loaded.reports) {
    const { body } = await parts.readReport(actor, { caseId, version });
    yield { path: `${folder}/compte-rendu-v${version}.pdf`, content: body, at };
  }
}

/** Pictures as they are shown, and documents found clean. */
async function* exportFiles(
  parts: ExportParts,
  folder: string,
  key: DataKey,
  loaded: LoadedCase,
  at: Date,
): AsyncGenerator<ZipEntry> {
  for (const [index, photo] of loaded.photos.entries()) {
    const { contentType, body } = await readDisplay(parts, photo, key);
    yield { path: `${folder}/photo-${index + 1}-${photo.view}.${endingOf(contentType)}`, content: body, at };
  }
  for (const [index, document] of loaded.documents.entries()) {
    if (document.state !== 'ready' || document.removedAt !== null) continue;
    const { contentType, body } = await readDocument(parts, document, key);
    yield { path: `${folder}/document-${index + 1}.${endingOf(contentType)}`, content: body, at };
  }
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/webp': 'webp',
};

function endingOf(contentType: string): string {
  return endings[contentType] ?? 'jpg';
}

/** A-104: the pharmacy that asks answers for its patients' data; who runs the service only processes them for it. */
function controllerOf({ pharmacy }: LoadedCase): string {
  return pharmacy.finess ? `${pharmacy.name} (FINESS ${pharmacy.finess})` : pharmacy.name;
}

/** The texts of a case as they are kept, without ids of others. */
function textOf(
  row: { reference: string; form: string; status: string; created_at: Date; submitted_at: Date | null },
  loaded: LoadedCase,
): unknown {
  return {
    reference: row.reference,
    formulaire: row.form,
    etat: row.status,
    cree: row.created_at,
    envoye: row.submitted_at,
    pharmacie: loaded.pharmacy.name,
    responsableDuTraitement: controllerOf(loaded),
    contenu: loaded.submission ?? loaded.working,
    precisions: loaded.clarifications,
    echanges: loaded.notes.map(({ accountId, ...note }) => ({
      ...note,
      auteur: loaded.names.get(accountId)?.displayName,
    })),
    avis: loaded.opinion,
    actes: loaded.acts.map(({ at, action, details }) => ({ at, action, details })),
  };
}
