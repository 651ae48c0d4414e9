import { expect, test } from 'vitest';
import { createFakePdfWriter } from './pdf.fake.ts';
import { PdfWriterError } from './pdf.port.ts';
import { describePdfWriter } from './pdf.suite.ts';

const input = {
  template: 'letter',
  data: { subject: 'Essai' },
  images: {},
  documentAt: new Date('2026-11-23T13:05:00Z'),
};

describePdfWriter('fake PDF writer', () => ({ writer: createFakePdfWriter(['letter']), input }));

test('the fake remembers what it wrote and fails once when told to', async () => {
  const writer = createFakePdfWriter(['letter']);
  writer.failNext(new PdfWriterError('busy'));
  await expect(writer.render(input)).rejects.toMatchObject({ code: 'busy', kind: 'try-later' });
  await writer.render(input);
  expect(writer.written).toEqual([input]);
});

test('a closed writer asks to try later', async () => {
  const writer = createFakePdfWriter(['letter']);
  await writer.close();
  await expect(writer.render(input)).rejects.toMatchObject({ code: 'unavailable', kind: 'try-later' });
});
