import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inspectPdf, pdfLimits } from './inspect-pdf.ts';

/** A file of one page around `body`; offsets are not right, nobody here believes them. */
function pdf(...body: (string | Buffer)[]): Buffer {
  const parts = [
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    ...body,
    '\ntrailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
  ];
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

function stream(dictionary: string, content: Buffer): Buffer {
  const head = `7 0 obj\n<< ${dictionary} /Length ${content.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), content, Buffer.from('\nendstream\nendobj\n')]);
}

const objectStreamText = (object: string) => Buffer.from(`11 0 12 40 << /Type /Page >> ${object}`, 'latin1');
const objectStream = (object: string, dictionary = '/Type /ObjStm /N 2 /First 11 /Filter /FlateDecode') =>
  stream(dictionary, deflateSync(objectStreamText(object)));

/** Bytes like compressed data, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** The catalogue and, as object 9, what it does on opening. */
const openingInStream = (action: string) =>
  stream(
    '/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode',
    deflateSync(Buffer.from(`1 0 9 21 <</OpenAction 9 0 R>>${action}`)),
  );

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

describe('passes PDFs that only show pages', () => {
  test.each<[string, Buffer]>([
    ['a plain page', pdf('3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n')],
    ['compressed content', pdf(stream('/Filter /FlateDecode', deflateSync(Buffer.from('BT (text) Tj ET'))))],
    ['an ordinary object stream', pdf(objectStream('<< /Type /Font /BaseFont /AAAAAA+Sans >>'))],
    ['opening at a page', pdf('/OpenAction[3 0 R /XYZ null null 0]')],
    ['opening by going to a page', pdf('/OpenAction << /S /GoTo /D [3 0 R /Fit] >>')],
    [
      'opening by reference, goes to a page',
      pdf('/OpenAction 9 0 R 9 0 obj\n<< /S /GoTo /D [3 0 R /Fit] >>\nendobj'),
    ],
    [
      'opening by reference into an object stream',
      pdf(objectStream('', '/N 2 /First 11 /Filter /FlateDecode'), openingInStream('<</S/GoTo /D [3 0 R]>>')),
    ],
    ['a web link', pdf('<< /Type /Annot /A << /S /URI /URI (https://example.org) >> >>')],
    ['a picture whose bytes hold short names', pdf(stream('/Subtype /Image', Buffer.from('x/JS y/AA z')))],
    ['longer names that begin alike', pdf('<< /JSON 1 /AAB 2 /Launches 3 /EncryptMetadata false >>')],
    ['a binary stream of a megabyte', pdf(stream('/Filter /DCTDecode', noise(1_000_000)))],
  ])('%s', async (_what, content) => {
    expect(await inspectPdf(content)).toBe('passive');
  });
});

describe('B-031 refuses active content', () => {
  test.each([
    ['a script', script],
    ['a script without its long name', '<< /S /X /JS 9 0 R >>'],
    ['an escaped name', '<< /S /J#61vaScript >>'],
    [
      'a name escaped all through',
      `<< /S /${Array.from('Launch', (c) => `#${c.charCodeAt(0).toString(16)}`).join('')} >>`,
    ],
    ['an escape in capitals', '<< /#4AS (x) >>'],
    ['an action on opening', '/OpenAction << /S /URI /URI (https://example.org) >>'],
    ['an action on opening, elsewhere', '/OpenAction 9 0 R'],
    ['additional actions', '<< /Type /Page /AA << /O 9 0 R >> >>'],
    ['a launch', '<< /S/Launch/F(x.exe) >>'],
    ['an embedded file', '<< /Type/EmbeddedFile >>'],
    ['embedded files', '<< /Names << /EmbeddedFiles 9 0 R >> >>'],
    ['rich media', '<< /Subtype /RichMedia >>'],
    ['an XFA form', '<< /AcroForm << /XFA 9 0 R >> >>'],
    ['a form that sends', '<< /S /SubmitForm >>'],
    ['a form that imports', '<< /S /ImportData >>'],
    ['another document', '<< /S /GoToR /F (\\\\\\\\server\\\\x.pdf) >>'],
    ['encryption', 'trailer << /Encrypt 9 0 R >>'],
  ])('%s', async (_what, body) => {
    expect(await inspectPdf(pdf(body))).toBe('active');
    expect(await inspectPdf(pdf(objectStream(body)))).toBe('active');
  });

  test.each<[string, Buffer]>([
    [
      'in an object stream of an escaped type',
      objectStream(script, '/Type /Obj#53tm /N 2 /#46irst 11 /Filter/Fl'),
    ],
    [
      'in an object stream with a filter list',
      objectStream(script, '/Type/ObjStm /N 2/First 11/Filter[/FlateDecode]'),
    ],
    [
      'in an object stream whose dictionary is hidden',
      objectStream(script, '/Filter /FlateDecode (1 0 obj)'),
    ],
    [
      'in an object stream without a filter',
      stream('/Type /ObjStm /N 2 /First 11', objectStreamText('<< /JS 1 >>')),
    ],
    [
      'in an object stream whose checksum is wrong',
      stream(
        '/N 2 /First 11 /Filter /FlateDecode',
        Buffer.concat([deflateSync(objectStreamText(script)).subarray(0, -4), Buffer.alloc(4)]),
      ),
    ],
    [
      'behind a keyword with trailing characters',
      Buffer.from(objectStream(script).toString('latin1').replace('stream\n', 'stream  \r\n'), 'latin1'),
    ],
    [
      'after a stream that never ends',
      Buffer.concat([Buffer.from('9 0 obj << >> stream\n'), Buffer.from(script)]),
    ],
  ])('%s', async (_what, body) => {
    expect(await inspectPdf(pdf(body))).toBe('active');
  });

  test.each([
    ['another filter before', '/N 2 /First 11 /Filter [/ASCIIHexDecode /FlateDecode]'],
    ['a filter elsewhere', '/N 2 /First 11 /Filter 9 0 R'],
    ['a predictor', '/N 2 /First 11 /Filter /FlateDecode /DecodeParms << /Predictor 12 >>'],
  ])('an object stream one cannot look into: %s', async (_what, dictionary) => {
    expect(await inspectPdf(pdf(objectStream('<< >>', dictionary)))).toBe('unclear');
  });
});

describe('stays within bounds', () => {
  test('an object stream that is damaged', async () => {
    const damaged = stream('/N 2 /First 11 /Filter /FlateDecode', Buffer.alloc(300, 0xff));
    expect(await inspectPdf(pdf(damaged))).toBe('unclear');
  });

  test('an object stream that inflates without end', async () => {
    const bomb = deflateSync(
      Buffer.concat([objectStreamText(''), Buffer.alloc(pdfLimits.inflatedBytes, ' ')]),
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await inspectPdf(pdf(stream('/N 2 /First 11 /Filter /FlateDecode', bomb)))).toBe('unclear');
  });

  test('more streams than a document needs', async () => {
    expect(await inspectPdf(pdf('stream\n'.repeat(pdfLimits.streams + 1)))).toBe('unclear');
  });

  test('what is no whole PDF', async () => {
    const whole = pdf('');
    expect(await inspectPdf(whole.subarray(0, -20))).toBe('not_whole');
    expect(await inspectPdf(Buffer.concat([whole, Buffer.alloc(5_000, 'z')]))).toBe('not_whole');
    expect(await inspectPdf(Buffer.concat([Buffer.from('MZ'), whole]))).toBe('not_whole');
    expect(await inspectPdf(Buffer.alloc(0))).toBe('not_whole');
  });
});
