/**
 * Writing a PDF from a named template and plain data (B-065). Same input, same bytes: what was previewed is what
 * gets signed. It does not sign, store or name files, and knows nothing of what the documents say.
 */

/** Archive flavours a writer must offer: PDF/A-1a is what secure health mail asks for, A-3a may carry attachments. */
export type PdfStandard = 'a-1a' | 'a-2a' | 'a-3a' | 'ua-1';

/** Values a template may be given: JSON without surprises. Optional keys are left out, never `undefined`. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue };

export interface PdfInput {
  /** Name of a template the writer was started with, e.g. `reports/opinion`. */
  readonly template: string;
  readonly data: { readonly [key: string]: PdfValue };
  /** Upright JPEG, or PNG without transparency, by file name (`photo-1.jpg`: a-z, 0-9, dash). */
  readonly images: Readonly<Record<string, Buffer>>;
  /** Creation date written in the file: part of the input, never the clock. Precise to the second. */
  readonly documentAt: Date;
  /** Default `a-1a`. */
  readonly standard?: PdfStandard;
}

export const pdfLimits = {
  /** Data as JSON, in UTF-8 bytes. */
  dataBytes: 1_000_000,
  images: 40,
  imageBytes: 4_000_000,
  allImageBytes: 24_000_000,
  /** Documents waiting; the next one is asked to come later. */
  waiting: 50,
  /** A document that takes longer is given up. */
  milliseconds: 20_000,
} as const;

/**
 * `refused`: this input will never work. `try-later`: the writer is busy, broken or closing.
 */
export type PdfFailureCode =
  | 'unknown-template'
  | 'bad-image'
  | 'too-large'
  | 'template-error'
  | 'busy'
  | 'timeout'
  | 'unavailable';

const laterCodes: readonly PdfFailureCode[] = ['busy', 'timeout', 'unavailable'];

/** Carries no word of the data: it may be logged. */
export class PdfWriterError extends Error {
  readonly code: PdfFailureCode;
  readonly kind: 'refused' | 'try-later';

  constructor(code: PdfFailureCode, detail = '') {
    super(detail === '' ? `pdf writer: ${code}` : `pdf writer: ${code}: ${detail}`);
    this.name = 'PdfWriterError';
    this.code = code;
    this.kind = laterCodes.includes(code) ? 'try-later' : 'refused';
  }
}

export interface PdfWriter {
  /**
   * The finished, tagged PDF.
   * @throws PdfWriterError
   */
  render(input: PdfInput): Promise<Buffer>;
  /** Ends the writer; documents still waiting fail with `unavailable`. */
  close(): Promise<void>;
}

const imageName = /^[a-z0-9][a-z0-9-]{0,60}\.(jpg|png)$/;

/** JPEG by its first bytes; PNG too, without an alpha channel (colour types 4 and 6), which PDF/A-1 forbids. */
function isImage(name: string, bytes: Buffer): boolean {
  if (!imageName.test(name)) return false;
  return name.endsWith('.jpg')
    ? bytes.length > 3 && bytes.readUInt16BE(0) === 0xffd8
    : bytes.length > 25 && bytes.readUInt32BE(0) === 0x89504e47 && (bytes.readUInt8(25) & 4) === 0;
}

/**
 * What every writer checks first, so that all refuse alike. Returns the data as JSON.
 * @throws PdfWriterError `too-large`, `bad-image`
 */
export function checkPdfInput(input: PdfInput): string {
  const images = Object.entries(input.images);
  if (images.length > pdfLimits.images) throw new PdfWriterError('too-large', 'images');
  let total = 0;
  for (const [name, bytes] of images) {
    if (!isImage(name, bytes)) throw new PdfWriterError('bad-image');
    total += bytes.length;
    if (bytes.length > pdfLimits.imageBytes) throw new PdfWriterError('too-large', 'one image');
  }
  if (total > pdfLimits.allImageBytes) throw new PdfWriterError('too-large', 'all images');
  const json = JSON.stringify(input.data);
  if (Buffer.byteLength(json) > pdfLimits.dataBytes) throw new PdfWriterError('too-large', 'data');
  return json;
}
