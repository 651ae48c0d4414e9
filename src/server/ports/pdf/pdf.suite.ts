/**
 * The behaviour every PDF writer must show. Run it on the fake always, on a provider where it is installed.
 */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PdfInput, PdfWriter } from './pdf.port.ts';
import { pdfLimits } from './pdf.port.ts';

/** `input` must be accepted as it stands and hold a string under `data.subject`, which the template shows. */
export function describePdfWriter(name: string, start: () => { writer: PdfWriter; input: PdfInput }): void {
  describe(name, () => {
    let writer: PdfWriter;
    let input: PdfInput;
    const withSubject = (subject: string): PdfInput => ({ ...input, data: { ...input.data, subject } });

    beforeAll(() => {
      ({ writer, input } = start());
    });
    afterAll(() => writer.close());

    test('writes a whole PDF file', async () => {
      const pdf = await writer.render(input);
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(pdf.subarray(-8).toString('latin1').trim().endsWith('%%EOF')).toBe(true);
    });

    test('B-065 the same input gives the same bytes, also between other documents', async () => {
      const first = await writer.render(input);
      await writer.render(withSubject('Autre'));
      expect((await writer.render(structuredClone(input))).equals(first)).toBe(true);
    });

    test('B-065 other data, another date and another image give other bytes', async () => {
      const first = await writer.render(input);
      expect((await writer.render(withSubject('Autre'))).equals(first)).toBe(false);
      const later = new Date(input.documentAt.getTime() + 1000);
      expect((await writer.render({ ...input, documentAt: later })).equals(first)).toBe(false);
    });

    test('answers each of several at once with its own document', async () => {
      const subjects = ['un', 'deux', 'trois', 'quatre'];
      const together = await Promise.all(subjects.map((subject) => writer.render(withSubject(subject))));
      const alone: Buffer[] = [];
      for (const subject of subjects) alone.push(await writer.render(withSubject(subject)));
      expect(together.map((pdf, index) => pdf.equals(alone[index] ?? Buffer.of()))).toEqual([
        true,
        true,
        true,
        true,
      ]);
    });

    test('refuses an unknown template, a wrong image and too much data for good', async () => {
      const refused = (code: string) => ({ name: 'PdfWriterError', kind: 'refused', code });
      await expect(writer.render({ ...input, template: 'none' })).rejects.toMatchObject(
        refused('unknown-template'),
      );
      for (const [file, bytes] of [
        ['../escape.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
        ['page.jpg', Buffer.from('<html>')],
        ['transparent.png', Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806', 'hex')],
      ] as const) {
        await expect(writer.render({ ...input, images: { [file]: bytes } })).rejects.toMatchObject(
          refused('bad-image'),
        );
      }
      await expect(writer.render(withSubject('a'.repeat(pdfLimits.dataBytes)))).rejects.toMatchObject(
        refused('too-large'),
      );
    });

    test('any text a person may type is set as text', async () => {
      const nasty =
        '#panic() $x$ *_`\\ "]} // </script> \u0000\u202e🇫🇷🧑‍⚕️ 漢 \ud800 #import "@preview/x:1.0.0"';
      await expect(writer.render(withSubject(nasty))).resolves.toBeInstanceOf(Buffer);
    });
  });
}
