import { describe, expect, test } from 'vitest';
import { bodySites } from '#contracts/forms/body-sites.ts';
import { mailLimits } from '#server/ports/mail/mail.port.ts';
import { caseNoticeMail, queueNoticeMail } from './notice-mail.ts';
import { caseNoticeKinds } from './notices.ts';

const place = { publicUrl: 'https://consilia.example', instanceName: 'Consilia & Cie' };
const caseFacts = { caseId: '019ab000-0000-7000-8000-000000000001', reference: 'TE-26-7K3M-9Q2F' };
const mails = [
  ...caseNoticeKinds.map((kind) => [kind, caseNoticeMail(kind, caseFacts, place)] as const),
  ['queue-waiting', queueNoticeMail(place)] as const,
];

describe('mails', () => {
  test.each(mails)('%s is short, complete, within the bounds of the port', (_kind, mail) => {
    expect(mail.subject.length).toBeLessThan(80);
    expect(mail.text.length).toBeLessThan(700);
    expect(mail.html.length).toBeLessThan(mailLimits.html);
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/[{}]|undefined|null/);
    expect(mail.html).toContain('Consilia &amp; Cie');
    expect(mail.html).not.toMatch(/<img|<script|https?:\/\/(?!consilia\.example\/)/);
  });

  test.each(mails)('B-058 %s speaks of no body part, disease, form or person', (_kind, mail) => {
    const told = mail.text.toLowerCase();
    const words = [
      'peau',
      'grain de beauté',
      'lésion',
      'mélanome',
      'dermato',
      'patient',
      'madame',
      'monsieur',
    ];
    const sites = bodySites.map(({ label }) => label.toLowerCase());
    expect(
      [...words, ...sites].filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(told)),
    ).toEqual([]);
  });

  test('leads to the case, which asks for a sign-in', () => {
    const mail = caseNoticeMail('answered', caseFacts, place);
    const url = 'https://consilia.example/dossiers/019ab000-0000-7000-8000-000000000001';
    expect(mail.text).toContain(`Ouvrir le dossier : ${url}`);
    expect(mail.html).toContain(`<a href="${url}">Ouvrir le dossier</a>`);
  });

  test('an urgent opinion says so in the subject', () => {
    expect(caseNoticeMail('answered-urgent', caseFacts, place).subject).toMatch(/urgent/);
    expect(caseNoticeMail('answered', caseFacts, place).subject).not.toMatch(/urgent/);
  });

  test('a doctor told of the queue is told of no case', () => {
    expect(queueNoticeMail(place).text).not.toMatch(/TE-|dossiers\//);
  });
});
