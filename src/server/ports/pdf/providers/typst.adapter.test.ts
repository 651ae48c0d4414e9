import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { pdfLimits } from '../pdf.port.ts';
import { describePdfWriter } from '../pdf.suite.ts';
import { createTypstPdfWriter } from './typst.adapter.ts';

const folder = mkdtempSync(join(tmpdir(), 'typst-adapter-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = `#set document(title: "Essai")
#set text(font: "Consilia Sans", fallback: false, lang: "fr")
#json(bytes(sys.inputs.data)).subject`;
const broken = '#let data = json(bytes(sys.inputs.data))\n#panic(data.subject)';
const escaping = '#read("/etc/hostname") #read("../../etc/hostname")';
const template = (name: string, text: string): string => {
  const file = join(folder, `${name}.typ`);
  writeFileSync(file, text);
  return file;
};
const setup = {
  templates: {
    letter: template('letter', source),
    broken: template('broken', broken),
    escaping: template('escaping', escaping),
  },
  fonts: [
    fileURLToPath(new URL('../../../modules/reports/fonts/consilia-sans-regular.ttf', import.meta.url)),
  ],
};
const input = {
  template: 'letter',
  data: { subject: 'Essai « œ » €' },
  images: {},
  documentAt: new Date('2026-11-23T13:05:00Z'),
};

describePdfWriter('Typst PDF writer', () => ({ writer: createTypstPdfWriter(setup), input }));

test('a broken template is refused without a word of the data; the next document is written', async () => {
  const writer = createTypstPdfWriter(setup);
  const secret = { ...input, template: 'broken', data: { subject: 'Un secret de patient' } };
  const failure = await writer.render(secret).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'template-error', kind: 'refused' });
  expect(String(failure)).not.toContain('secret');
  await expect(writer.render(input)).resolves.toBeInstanceOf(Buffer);
  await writer.close();
});

test('a template reads nothing outside its folder', async () => {
  const writer = createTypstPdfWriter(setup);
  await expect(writer.render({ ...input, template: 'escaping' })).rejects.toMatchObject({
    code: 'template-error',
  });
  await writer.close();
});

test('a font that cannot be read, a full queue and a closed writer ask to try later', async () => {
  const fontless = createTypstPdfWriter({ ...setup, fonts: [join(folder, 'none.ttf')] });
  await expect(fontless.render(input)).rejects.toMatchObject({ code: 'unavailable', kind: 'try-later' });
  await fontless.close();

  const writer = createTypstPdfWriter(setup);
  const results = Array.from({ length: pdfLimits.waiting + 2 }, () =>
    writer.render(input).then(
      () => 'written',
      (error: { code: string }) => error.code,
    ),
  );
  expect(await results.at(-1)).toBe('busy');
  expect(await results[0]).toBe('written');
  await writer.close();
  expect((await Promise.all(results)).filter((result) => result === 'unavailable').length).toBeGreaterThan(0);
  await expect(writer.render(input)).rejects.toMatchObject({ code: 'unavailable' });
});

test.each(['a-1a', 'a-2a', 'a-3a', 'ua-1'] as const)('the standard %s is accepted', async (standard) => {
  const writer = createTypstPdfWriter(setup);
  const pdf = await writer.render({ ...input, standard });
  expect(pdf.toString('latin1')).toContain('/MarkInfo');
  await writer.close();
});
