import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeliveryReport } from './delivery-report.ts';
import { eximReport, postfixReport, providerReport } from './reports.fixture.ts';

const reference = '0'.repeat(64);
const read = (text: string) => readDeliveryReport(Buffer.from(text, 'latin1'));
const endings = [
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
] as const;

describe.each(endings)('a report with %s', (_name, write) => {
  test('of Postfix: envelope id and Message-ID, folded fields, a line of a mailbox before it', () => {
    expect(read(write(postfixReport({ reference })))).toEqual({
      references: [reference, reference],
      recipients: [{ address: 'zoe@pharmacie.example', action: 'failed', status: '5.1.1' }],
    });
  });

  test('of Exim: its 5.0.0 is made exact by what the other side answered', () => {
    expect(read(write(eximReport({ reference })))).toEqual({
      references: [reference],
      recipients: [{ address: 'zoe@pharmacie.example', action: 'failed', status: '5.1.1' }],
    });
    const silent = eximReport({ reference, diagnostic: 'smtp; 550 Unrouteable address' });
    expect(read(write(silent))).toMatchObject({ recipients: [{ status: '5.0.0' }] });
  });

  test('of a large provider: nested parts, base64, comments, capitals', () => {
    expect(read(write(providerReport({ reference })))).toEqual({
      references: [reference],
      recipients: [{ address: 'zoe@pharmacie.example', action: 'failed', status: '5.2.1' }],
    });
  });
});

test('a delay is no failure, and each recipient is told apart', () => {
  const two = postfixReport({
    reference,
    action: 'delayed',
    status: '4.4.1',
    diagnostic: 'smtp; no reply',
  }).replace('\n--4bXyZ00000.1764000005/mx.consilia.example\nContent-Description: Undelivered', (end) =>
    ['', 'Final-Recipient: rfc822; a@x.example', 'Action: delivered', 'Status: 2.0.0', end].join('\n'),
  );
  expect(read(two)).toMatchObject({
    recipients: [
      { address: 'zoe@pharmacie.example', action: 'delayed', status: '4.4.1' },
      { address: 'a@x.example', action: 'delivered', status: '2.0.0' },
    ],
  });
});

test('a reply of another class does not change the status', () => {
  const report = eximReport({ reference, status: '4.0.0', diagnostic: 'smtp; 550 5.1.1 unknown' });
  expect(read(report)).toMatchObject({ recipients: [{ status: '4.0.0' }] });
});

test('headers returned as quoted-printable are read', () => {
  const quoted = postfixReport({ reference })
    .replace('=?UTF-8?Q?arriv=C3=A9?=', 'arriv=C3=A9')
    .replace(
      'headers\nContent-Transfer-Encoding: 8bit',
      'headers\nContent-Transfer-Encoding: quoted-printable',
    )
    .replace(` <${reference}@`, ` <${reference.slice(0, 32)}=\n${reference.slice(32)}=40`)
    .replace(`Original-Envelope-Id: ${reference}\n`, '');
  expect(read(quoted)).toMatchObject({ references: [reference] });
});

test('a report that was cut off counts as far as it goes', () => {
  const report = postfixReport({ reference });
  expect(read(report.slice(0, report.indexOf('Diagnostic-Code')))).toMatchObject({
    references: [reference],
    recipients: [{ status: '5.1.1' }],
  });
});

test.each([
  ['an absence', 'From: a@x.example\nSubject: Absence\nAuto-Submitted: auto-replied\n\nJe suis absente.\n'],
  ['a read receipt', postfixReport({ reference }).replace('=delivery-status', '=disposition-notification')],
  ['a report inside another mail', `Content-Type: message/rfc822\n\n${postfixReport({ reference })}`],
])('%s is something else', (_what, text) => {
  expect(read(text)).toBe('other');
});

test.each([
  ['nothing', ''],
  ['no message', '\n\n\n'],
  ['bytes', '\u0000\u00ff\u0001'.repeat(1_000)],
  ['a report without a boundary', 'Content-Type: multipart/report; report-type=delivery-status\n\nx'],
  [
    'a report without its second part',
    postfixReport({ reference }).replace('message/delivery-status', 'text/plain'),
  ],
  ['a report about nobody', postfixReport({ reference }).replace('Action:', 'X-Action:')],
])('%s is unreadable', (_what, text) => {
  expect(read(text)).toBe('unreadable');
});

describe('hostile reports', () => {
  const head = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n';
  const megabyte = 1_000_000;
  test.each([
    ['boundaries without end', head + '--b\n\n'.repeat(megabyte / 5)],
    ['fields without end', 'a: b\n'.repeat(megabyte / 5)],
    ['one field without end', `a:${'\n b'.repeat(megabyte / 3)}`],
    ['one line', 'a'.repeat(megabyte)],
    ['empty lines', head + '\n'.repeat(megabyte)],
    [
      'groups without end',
      `${head}--b\nContent-Type: message/delivery-status\n\n${'Action: x\n\n'.repeat(megabyte / 11)}`,
    ],
    ['parameters without end', `Content-Type: multipart/report${'; a="'.repeat(megabyte / 5)}\n\n`],
    ['spaces', `Content-Type: multipart/report;${' '.repeat(megabyte)}`],
    [
      'soft breaks',
      `${head}--b\nContent-Transfer-Encoding: quoted-printable\n\n${'=  '.repeat(megabyte / 3)}`,
    ],
    [
      'multiparts in multiparts',
      head + '--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(megabyte / 50),
    ],
  ])('%s: read in a moment', (_what, text) => {
    const start = performance.now();
    const report = read(text);
    expect(performance.now() - start).toBeLessThan(2_000);
    if (typeof report !== 'string') expect(report.recipients.length).toBeLessThanOrEqual(50);
  });

  test('whatever is cut, repeated or put in, it answers', () => {
    const whole = [postfixReport, eximReport, providerReport].map((write) => write({ reference }));
    const pieces = [...whole.flatMap((text) => text.split('\n')), '', ' ', '\r', '\u0000', ';', 'boundary="'];
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(fc.record({ at: fc.nat(3_000), cut: fc.nat(200), put: fc.constantFrom(...pieces) }), {
          maxLength: 8,
        }),
        (text, changes) => {
          const spoilt = changes.reduce(
            (now, { at, cut, put }) => `${now.slice(0, at)}${put}${now.slice(at + cut)}`,
            text,
          );
          const report = read(spoilt);
          if (typeof report === 'string') return ['other', 'unreadable'].includes(report);
          return report.recipients.length > 0 && report.references.every((text) => text.length <= 4_000);
        },
      ),
      { seed: 20261128, numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        readDeliveryReport(Buffer.from(bytes));
      }),
      { seed: 20261128, numRuns: 1_000 },
    );
  });
});
