// One set of templates for every channel: a notice as subject, text and simple HTML, as a short text for a telephone, as a
// note for a device (B-058: nothing in it but the number of the case and a link that asks for a sign-in). No picture, no
// style from elsewhere, nothing that tells whether it was opened.

import type { NoticeData, NoticeKind } from '../audit/public.ts';
import { mailFr, noticesFr } from './notices.fr.ts';
import type { CaseNoticeKind } from './notices.ts';

export type NoticePlace = {
  /** Address people type, without a final slash. */
  publicUrl: string;
  instanceName: string;
};

export type MailText = {
  subject: string;
  text: string;
  html: string;
  /** For a telephone: at most 320 characters, and never a link that opens something by itself. */
  short: string;
  /** The page a note leads to. */
  path: string;
};

/** The code that proves a telephone is one's own. */
export function phoneCodeMail(code: string, place: NoticePlace): MailText {
  const message = compose(mailFr.phoneCodeTitle, [mailFr.phoneCode(code)], undefined, place.instanceName);
  return { ...message, short: `${place.instanceName} : ${mailFr.phoneCode(code)}` };
}

/** To a patient who agreed (B-102): no name, no link, nothing about what was asked. */
export function patientText(): string {
  return mailFr.patient;
}

/** Mail about one case. */
export function caseNoticeMail(
  kind: CaseNoticeKind,
  caseFacts: { caseId: string; reference: string },
  place: NoticePlace,
): MailText {
  const link = { label: mailFr.openCase, url: `${place.publicUrl}/dossiers/${caseFacts.caseId}` };
  return render(kind, caseFacts.reference, link, place.instanceName);
}

/** Mail to a doctor for whose tier something waits: names no case. */
export function queueNoticeMail(place: NoticePlace): MailText {
  return render(
    'queue-waiting',
    '',
    { label: mailFr.openQueue, url: `${place.publicUrl}/file` },
    place.instanceName,
  );
}

/** What somebody sends himself to see whether it arrives. */
export function testNoticeMail(place: NoticePlace): MailText {
  const link = { label: mailFr.openPreferences, url: `${place.publicUrl}/compte/notifications` };
  return render('test', '', link, place.instanceName);
}

/** Mail of a notice that a module declared; `token` opens its secret page. */
export function accountNoticeMail(
  notice: NoticeKind,
  data: NoticeData,
  token: string | undefined,
  place: NoticePlace,
  details: readonly string[] = [],
): MailText {
  const page = token === undefined ? notice.page?.(data) : notice.secretPage?.(data, token);
  const link = page && { label: page.label, url: `${place.publicUrl}${page.path}` };
  const message = compose(
    notice.subject(data),
    [...notice.paragraphs(data), ...details],
    link,
    place.instanceName,
  );
  // A link with a token is for the mailbox of its owner alone.
  return token === undefined ? message : { ...message, short: '', path: '/' };
}

function render(
  kind: keyof typeof noticesFr,
  reference: string,
  link: MailLink,
  instanceName: string,
): MailText {
  const fill = (sentence: string): string => sentence.replaceAll('{reference}', reference);
  const { subject, paragraphs } = noticesFr[kind];
  return compose(fill(subject), paragraphs.map(fill), link, instanceName);
}

type MailLink = { label: string; url: string };

function compose(
  title: string,
  paragraphs: readonly string[],
  link: MailLink | undefined,
  instanceName: string,
): MailText {
  const body = [mailFr.greeting, ...paragraphs];
  const footer = mailFr.footer(instanceName);
  const anchor = link ? [`<a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a>`] : [];
  const blocks = [...body.map(escapeHtml), ...anchor, `<small>${escapeHtml(footer)}</small>`];
  return {
    subject: title,
    short: `${instanceName} : ${title}.${link ? ` ${link.url}` : ''}`.slice(0, 320),
    path: link ? new URL(link.url).pathname : '/',
    text: [...body, ...(link ? [`${link.label} : ${link.url}`] : []), footer].join('\n\n'),
    html: [
      `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
      '<body style="font-family:sans-serif;line-height:1.5;max-width:36em">',
      ...blocks.map((block) => `<p>${block}</p>`),
      '</body></html>',
    ].join('\n'),
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
