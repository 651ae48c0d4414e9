import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTypstPdfWriter } from '#server/ports/pdf/providers/typst.adapter.ts';
import {
  buildEndingSource,
  buildOpinionSource,
  buildPhotoSources,
  buildPhotos,
} from '#test/builders/report-source.ts';
import { buildEndingReport, buildOpinionReport } from './report-document.ts';
import { reportFonts, reportTemplates, toEndingPdfInput, toOpinionPdfInput } from './report-pdf.ts';
import type { OpinionReportSource } from './report-source.ts';

const writer = createTypstPdfWriter({ templates: reportTemplates, fonts: reportFonts });
const folder = mkdtempSync(join(tmpdir(), 'report-pdf-'));
const hasPoppler = existsSync('/usr/bin/pdftotext') && existsSync('/usr/bin/pdffonts');
const popplerOnly = hasPoppler ? '' : ' (skipped: poppler-utils is not installed)';
let photos: Record<string, Buffer> = {};

beforeAll(async () => {
  photos = await buildPhotos(12);
});
afterAll(async () => {
  await writer.close();
  rmSync(folder, { recursive: true });
});

function toInput(source: OpinionReportSource) {
  const result = buildOpinionReport(source);
  if (!result.ok || !source.signedAt) throw new Error('incomplete source');
  const files = (source.photos ?? []).map(
    (photo) => [photo.file, photos[photo.file] ?? Buffer.of()] as const,
  );
  return toOpinionPdfInput(result.data, Object.fromEntries(files), source.signedAt);
}

const write = (change: Partial<OpinionReportSource> = {}): Promise<Buffer> =>
  writer.render(toInput(buildOpinionSource(change)));

function poppler(tool: string, pdf: Buffer, ...options: string[]): string {
  const file = join(folder, 'report.pdf');
  writeFileSync(file, pdf);
  const output = execFileSync(`/usr/bin/${tool}`, [...options, file, ...(tool === 'pdftotext' ? ['-'] : [])]);
  return output.toString('utf8').replaceAll('\u00a0', ' ');
}
const readText = (pdf: Buffer): string => poppler('pdftotext', pdf).replace(/\s+/g, ' ');
const count = (pdf: Buffer, text: string): number => pdf.toString('latin1').split(text).length - 1;

test('B-065 the file is a tagged PDF/A-1a in French with its fonts inside', async () => {
  const pdf = await write();
  const raw = pdf.toString('latin1');
  expect(raw.startsWith('%PDF-1.4')).toBe(true);
  expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
  expect(raw).toContain('/StructTreeRoot');
  expect(raw).toContain('/Lang (fr-FR)');
  expect(raw).toContain('<pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  expect(raw).toMatch(/\+ConsiliaSans-Regular/);
  expect(count(pdf, '/FontFile2')).toBe(2);
});

test('B-065 the same opinion gives the same bytes, its correction others', async () => {
  const first = await write();
  expect((await write()).equals(first)).toBe(true);
  const replaces = { version: 1, signedAt: new Date('2026-11-23T13:05:00Z') };
  const second = await write({ version: 2, replaces, signedAt: new Date('2026-11-24T08:00:00Z') });
  expect(second.equals(first)).toBe(false);
});

test('the signing time is the date of the file, not the clock', async () => {
  expect((await write()).toString('latin1')).toContain('<xmp:CreateDate>2026-11-23T13:05:00+00:00<');
});

test('B-065 each photo is in the file with words for those who cannot see it', async () => {
  const pdf = await write();
  expect(count(pdf, '/Subtype /Image')).toBe(4);
  expect(count(pdf, '/Alt')).toBeGreaterThanOrEqual(4);
  for (const bytes of Object.values(photos).slice(0, 4))
    expect(pdf.includes(bytes.subarray(-200))).toBe(true);
});

test.skipIf(!hasPoppler)(`R6316-4 all five items can be read out of the file${popplerOnly}`, async () => {
  const text = readText(await write());
  for (const words of [
    'ŒUVRARD-ÇELIK',
    'Inès Fictive',
    'Dr Basile Inventé',
    '10999999982',
    'Nævus remanié par le frottement',
    'Télé-expertise, médecin requis (TE2)',
    'Ordonnance du 23 novembre 2026',
    'lun. 23 nov. 2026, 14 h 05',
    'Incidents techniques Aucun.',
    'Premier signe noté « mi-octobre » par la patiente',
    '≤ 2 sur 10',
    '2,40 €',
    'K7QM-2XWD-9RTA',
    'page 1 / ',
  ]) {
    expect(text).toContain(words);
  }
});

test.skipIf(!hasPoppler)(
  `B-065 the title names no patient, every font is embedded${popplerOnly}`,
  async () => {
    const pdf = await write();
    const information = poppler('pdfinfo', pdf);
    expect(information).toMatch(/Title:\s+Compte rendu de télé-expertise\n/);
    expect(information).not.toMatch(/ŒUVRARD|Maëlle/);
    expect(information).toMatch(/Tagged:\s+yes/);
    expect(information).toMatch(/Page size:.*A4/);
    const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/ConsiliaSans.* yes yes yes /);
  },
);

test.skipIf(!hasPoppler)(
  `long texts, tables and twelve photos flow over pages unlost${popplerOnly}`,
  async () => {
    const long = 'Constat détaillé, sans rien perdre. '.repeat(270);
    const opinion = {
      findings: `${long}FINCONSTAT`,
      adviceToRequester: `${long}FINCONDUITE`,
      referral: { isWanted: false },
    } as const;
    const clinicalAnswers = Array.from({ length: 60 }, (_, index) => ({
      question: `Q${index}`,
      answer: 'Oui',
    }));
    const pdf = await write({ opinion, clinicalAnswers, photos: buildPhotoSources(12) });
    const text = readText(pdf);
    for (const words of ['FINCONSTAT', 'FINCONDUITE', 'Q59', '12. Dermoscopie'])
      expect(text).toContain(words);
    expect(count(pdf, '/Subtype /Image')).toBe(12);
  },
);

test.skipIf(!hasPoppler)(`typed text stays text, unknown signs become a square${popplerOnly}`, async () => {
  const text = readText(await write({ motive: '#sys.version $x$ *gras* [lien] \\ 🩺 漢字' }));
  expect(text).toContain('#sys.version $x$ *gras* [lien] \\ □ □');
});

test.skipIf(!hasPoppler)(`an ending is a record of its own${popplerOnly}`, async () => {
  const result = buildEndingReport(buildEndingSource());
  if (!result.ok) throw new Error('incomplete source');
  const text = readText(
    await writer.render(toEndingPdfInput(result.data, photos, new Date('2026-11-26T08:20:00Z'))),
  );
  expect(text).toContain('Aucun avis médical n’a été rendu pour cette demande.');
  expect(text).toContain('Demande restée sans réponse dans le délai prévu');
});

test('a photo the file does not hold is refused without a word of the data', async () => {
  const input = toInput(buildOpinionSource());
  const failure = await writer.render({ ...input, images: {} }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'template-error', kind: 'refused' });
  expect(String(failure)).not.toMatch(/ŒUVRARD|Fictive|Lésion/);
});
