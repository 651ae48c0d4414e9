import { expect, test } from 'vitest';
import { cleanDocumentName, maySideSee, type StoredDocument } from './document.ts';

test.each([
  ['Ordonnance.pdf', 'Ordonnance.pdf'],
  ['Ordonnance', 'Ordonnance.pdf'],
  ['lettre.PDF', 'lettre.pdf'],
  ['photo.exe', 'photo.exe.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['C:\\Users\\a\\b.pdf', 'C Users a b.pdf'],
  ['fdp.\u202efdp.exe', 'fdp.fdp.exe.pdf'],
  ['une\nligne\t"et"\u0000.pdf', 'uneligne et.pdf'],
  ['', 'document.pdf'],
  ['...', 'document.pdf'],
  ['.pdf', 'pdf.pdf'],
  [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(115)}.pdf`],
])('names %j as %j', (name, expected) => {
  expect(cleanDocumentName(name, 'application/pdf')).toBe(expected);
});

test('an image keeps either spelling of its ending', () => {
  expect(cleanDocumentName('a.jpeg', 'image/jpeg')).toBe('a.jpeg');
  expect(cleanDocumentName('a.jpg', 'image/jpeg')).toBe('a.jpg');
  expect(cleanDocumentName('a.jpg', 'image/png')).toBe('a.jpg.png');
});

test('B-053 the other side sees a document from when it was sent, and none that was taken out', () => {
  const draft = { side: 'expert', sentAt: null, removedAt: null } as StoredDocument;
  const sent = { ...draft, sentAt: new Date(0) };
  const removed = { ...draft, removedAt: new Date(0) };
  const seen = [draft, sent, removed].map((document) => [
    maySideSee(document, 'expert'),
    maySideSee(document, 'requester'),
  ]);
  expect(seen).toEqual([
    [true, false],
    [true, true],
    [false, false],
  ]);
});
