/**
 * A PDF writer for tests and first runs: a tiny valid one-page file holding a hash of everything it was given,
 * so that equal inputs give equal bytes. It remembers, and can be told to fail. It sets no text.
 */

import { createHash } from 'node:crypto';
import type { PdfInput, PdfWriter } from './pdf.port.ts';
import { checkPdfInput, PdfWriterError } from './pdf.port.ts';

export interface FakePdfWriter extends PdfWriter {
  /** Every input that was written, oldest first. */
  readonly written: readonly PdfInput[];
  /** The next `render` throws this instead. */
  failNext(error: PdfWriterError): void;
}

/** `templates`: the names it knows. */
export function createFakePdfWriter(templates: readonly string[]): FakePdfWriter {
  const written: PdfInput[] = [];
  const failures: PdfWriterError[] = [];
  let isClosed = false;

  function write(input: PdfInput): Buffer {
    if (isClosed) throw new PdfWriterError('unavailable');
    const failure = failures.shift();
    if (failure) throw failure;
    if (!templates.includes(input.template)) throw new PdfWriterError('unknown-template');
    const bytes = tinyPdf(hashInput(input, checkPdfInput(input)));
    written.push(input);
    return bytes;
  }

  return {
    written,
    failNext: (error) => void failures.push(error),
    render: async (input) => write(input),
    close: async () => {
      isClosed = true;
    },
  };
}

function hashInput(input: PdfInput, json: string): string {
  const hash = createHash('sha256');
  const seconds = Math.floor(input.documentAt.getTime() / 1000);
  hash.update(JSON.stringify([input.template, input.standard ?? 'a-1a', seconds]));
  hash.update(json);
  for (const name of Object.keys(input.images).sort()) hash.update(name).update(input.images[name] ?? '');
  return hash.digest('hex');
}

function tinyPdf(hash: string): Buffer {
  const content = `BT /F1 9 Tf 40 800 Td (${hash}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
