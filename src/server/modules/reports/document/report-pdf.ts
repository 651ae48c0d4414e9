/**
 * Hands a finished report to the PDF writer: which template, which fonts, which date (B-065). The file's own title
 * is the kind of document: no patient's name leaves the pages.
 */

import { fileURLToPath } from 'node:url';
import type { PdfInput } from '#server/ports/pdf/pdf.port.ts';
import type { EndingReportData, OpinionReportData } from './report-document.ts';

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** For the composition root: templates by name, as absolute paths. */
export const reportTemplates = {
  'reports/opinion': local('../template/opinion.typ'),
  'reports/ending': local('../template/ending.typ'),
} as const;

export const reportFonts: readonly string[] = [
  local('../fonts/consilia-sans-regular.ttf'),
  local('../fonts/consilia-sans-bold.ttf'),
  local('../fonts/consilia-sans-italic.ttf'),
];

type Images = Readonly<Record<string, Buffer>>;

/** `images` by the file names of the photos; `signedAt` dates the file. */
export function toOpinionPdfInput(data: OpinionReportData, images: Images, signedAt: Date): PdfInput {
  return { template: 'reports/opinion', data, images, documentAt: signedAt };
}

export function toEndingPdfInput(data: EndingReportData, images: Images, endedAt: Date): PdfInput {
  return { template: 'reports/ending', data, images, documentAt: endedAt };
}
