/** Reports of non-delivery as mail servers write them, by hand: nobody's mail. `reference` is what named the mail when it left. */

type Told = {
  reference: string;
  address?: string;
  action?: string;
  status?: string;
  diagnostic?: string;
};

const returnedHead = (reference: string, address: string) => [
  'Return-Path: <ne-pas-repondre@consilia.example>',
  'From: Consilia <ne-pas-repondre@consilia.example>',
  `To: ${address}`,
  'Subject: Un avis est =?UTF-8?Q?arriv=C3=A9?=',
  'Message-ID:',
  ` <${reference}@consilia.example>`,
  'Date: Tue, 24 Nov 2026 09:00:00 +0000',
];

/** Postfix: the envelope id, folded diagnostics, the headers alone. */
export function postfixReport(told: Told): string {
  const { reference, address = 'zoe@pharmacie.example', action = 'failed', status = '5.1.1' } = told;
  const reply = told.diagnostic ?? `smtp; 550 ${status} <${address}>: Recipient`;
  return [
    'From MAILER-DAEMON  Tue Nov 24 09:00:05 2026',
    'Return-Path: <>',
    'Delivered-To: ne-pas-repondre@consilia.example',
    'Received: by mx.consilia.example (Postfix)',
    '\tid 4bXyZ12345; Tue, 24 Nov 2026 09:00:05 +0000 (UTC)',
    'From: MAILER-DAEMON@mx.consilia.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: ne-pas-repondre@consilia.example',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4bXyZ00000.1764000005/mx.consilia.example"',
    'Content-Transfer-Encoding: 8bit',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4bXyZ00000.1764000005/mx.consilia.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `<${address}>: host mx.pharmacie.example said: ${reply}`,
    '',
    '--4bXyZ00000.1764000005/mx.consilia.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.consilia.example',
    `Original-Envelope-Id: ${reference}`,
    'X-Postfix-Queue-ID: 4bXyZ00000',
    'X-Postfix-Sender: rfc822; ne-pas-repondre@consilia.example',
    'Arrival-Date: Tue, 24 Nov 2026 09:00:00 +0000 (UTC)',
    '',
    `Final-Recipient: rfc822; ${address}`,
    `Original-Recipient: rfc822;${address}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.pharmacie.example',
    `Diagnostic-Code: ${reply}`,
    '    address rejected: User unknown in virtual mailbox table',
    '',
    '--4bXyZ00000.1764000005/mx.consilia.example',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...returnedHead(reference, address),
    '',
    '--4bXyZ00000.1764000005/mx.consilia.example--',
    '',
  ].join('\n');
}

/** Exim: always 5.0.0, the action before the recipient, no envelope id unless it was asked for. */
export function eximReport(told: Told): string {
  const { reference, address = 'zoe@pharmacie.example', status = '5.0.0' } = told;
  return [
    'X-Failed-Recipients: zoe@pharmacie.example',
    'Auto-Submitted: auto-replied',
    'From: Mail Delivery System <Mailer-Daemon@mail.example>',
    'To: ne-pas-repondre@consilia.example',
    'References: <other@consilia.example>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=1764000005-eximdsn-1804289383',
    'MIME-Version: 1.0',
    'Subject: Mail delivery failed: returning message to sender',
    'Message-Id: <E1vNabc-000000001Ab-1XyZ@mail.example>',
    '',
    '--1764000005-eximdsn-1804289383',
    'Content-type: text/plain; charset=us-ascii',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    '--1764000005-eximdsn-1804289383',
    'Content-type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example',
    '',
    'Action: failed',
    `Final-Recipient: rfc822;${address}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.pharmacie.example',
    `Diagnostic-Code: ${told.diagnostic ?? 'smtp; 550-5.1.1 No such user here'}`,
    '',
    '--1764000005-eximdsn-1804289383',
    'Content-type: message/rfc822',
    '',
    ...returnedHead(reference, address),
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Message-ID: <00000000000000000000000000000000@not.the.head>',
    '',
    '--1764000005-eximdsn-1804289383--',
    '',
  ].join('\n');
}

/** A large mailbox provider: a part with a picture inside the first, a quoted boundary, a report in base64. */
export function providerReport(told: Told): string {
  const { reference, address = 'zoe@pharmacie.example', status = '5.2.1' } = told;
  const status64 = Buffer.from(
    [
      'Reporting-MTA: dns; provider.example',
      'Arrival-Date: Tue, 24 Nov 2026 01:00:00 -0800 (PST)',
      '',
      `Final-Recipient: RFC822; <${address.toUpperCase()}>`,
      'Action: Failed (the account is gone)',
      `Status: ${status} (disabled)`,
      '',
    ].join('\r\n'),
  ).toString('base64');
  return [
    'Content-Type: multipart/report; boundary="000000000000a1b2c306=\\"x"; report-type="delivery-status"',
    'From: Mail Delivery Subsystem <mailer-daemon@provider.example>',
    'Subject: Delivery Status Notification (Failure)',
    '',
    '--000000000000a1b2c306="x',
    'Content-Type: multipart/related; boundary="000000000000a1b2c3067"',
    '',
    '--000000000000a1b2c3067',
    'Content-Type: text/html; charset="UTF-8"',
    '',
    '<p>Status: 2.0.0<br>Action: delivered</p>',
    '--000000000000a1b2c3067',
    'Content-Type: image/png; name="icon.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--000000000000a1b2c3067--',
    '',
    '--000000000000a1b2c306="x  ',
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    status64,
    '--000000000000a1b2c306="x',
    'Content-Type: message/rfc822',
    '',
    'Received: by 2002:a05:6214:1 with SMTP id x; Tue, 24 Nov 2026 01:00:00 -0800 (PST)',
    ...returnedHead(reference, address),
    '',
    'Bonjour',
    '--000000000000a1b2c306="x--',
  ].join('\n');
}
