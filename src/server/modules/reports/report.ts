// The signed report as a thing (B-065): where its sealed bytes lie, what it needs from outside, how it is named.
// A preview and the report it becomes are one object under one id: nothing is copied, so nothing can differ.
import { createHash } from 'node:crypto';
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openFile, sealFile } from '#server/platform/crypto/sealed-stream.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { discardBytes } from '#server/platform/memory/discard-bytes.ts';
import type { ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import { ObjectMissing, TryLater } from '#server/ports/object-storage/object-storage.port.ts';
import type { PdfWriter } from '#server/ports/pdf/pdf.port.ts';
import type { RunUseCase } from '../audit/public.ts';
import type { CaseSettings } from '../cases/public.ts';

export type ReportParts = {
  run: RunUseCase;
  now: () => Date;
  newId: () => string;
  randomBytes: RandomBytes;
  pdf: PdfWriter;
  objects: ObjectStorage;
  settings: CaseSettings;
  /** Printed on every report (B-110). */
  operatorName: string;
  /** Public page where the code of a paper is checked, `https://consilia.example/verifier`. */
  verificationUrl: string;
};

export function reportObjectKey(reportId: string): string {
  return `reports/${reportId}`;
}

function sealContext(caseId: string, reportId: string): string {
  return `case:${caseId}:report:${reportId}`;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Which file: the case is part of the seal, so that no report can stand in for another. */
export type ReportFile = { caseId: string; id: string; sha256: string };

const retrySeconds = 10;

/** @throws AppError `report.unavailable` when the storage may answer later */
export async function storeReportFile(
  objects: ObjectStorage,
  key: DataKey,
  file: Omit<ReportFile, 'sha256'>,
  pdf: Buffer,
): Promise<void> {
  const sealed = sealFile(key, sealContext(file.caseId, file.id), pdf);
  await unlessLater(() => objects.put(reportObjectKey(file.id), sealed));
}

/**
 * The bytes, only if they are those that were hashed when made; undefined when they never arrived in the storage.
 * @throws AppError `report.unavailable`; Error (an incident) when they differ
 */
export async function findReportFile(
  objects: ObjectStorage,
  key: DataKey,
  file: ReportFile,
): Promise<Buffer | undefined> {
  try {
    const sealed = await unlessLater(() => objects.get(reportObjectKey(file.id)));
    const pdf = openFile(key, sealContext(file.caseId, file.id), sealed);
    discardBytes(sealed);
    if (sha256Of(pdf) !== file.sha256) throw new Error(`report ${file.id} is not the file that was hashed`);
    return pdf;
  } catch (error) {
    if (error instanceof ObjectMissing) return undefined;
    throw error;
  }
}

async function unlessLater<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TryLater) {
      throw new AppError('report.unavailable', { retryAfterSeconds: retrySeconds });
    }
    throw error;
  }
}

/** Pages of a PDF 1.4 file (PDF/A-1: no compressed object hides a page). */
export function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}

/** Neutral: names the case, never the patient. */
export function reportFileName(reference: string, version: number): string {
  return `compte-rendu-${reference}-v${version}.pdf`;
}
