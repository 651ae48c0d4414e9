// A mail of the outbox: what is sealed in it, under the key of the account it goes to, and how the operator sees it.
// Links that open something by themselves are masked outside a demo: only the plain addresses of pages stay.
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { destroyedKey, type Keyring } from '#server/platform/crypto/keyring.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import { mailFr } from './notices.fr.ts';

export type MailContent = {
  /** Which notice it is; tells repetitions apart. */
  kind: string;
  caseId: string | null;
  /** An address or a number; empty for a note, which goes to the devices of the account. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** For a note: the page it leads to. */
  path?: string;
};

function mailSealContext(mailId: string): string {
  return `mail:${mailId}`;
}

export function sealMail(key: DataKey, mailId: string, content: MailContent): Buffer {
  return sealJson(key, mailSealContext(mailId), content);
}

/** Throws `SealBroken`. */
export function openMail(key: DataKey, mailId: string, sealed: Buffer): MailContent {
  return openJson<MailContent>(key, mailSealContext(mailId), sealed);
}

/** What a row of the outbox says; undefined once its account was erased, and the key with it. Throws `SealBroken`. */
export function openOutboxRow(
  keyring: Keyring,
  row: { id: string; data_key: string; mail_sealed: Buffer },
): MailContent | undefined {
  return row.data_key === destroyedKey
    ? undefined
    : openMail(keyring.unwrap(row.data_key), row.id, row.mail_sealed);
}

/** A code in a text message is for its owner alone. */
export function maskCodes(kind: string, text: string): string {
  return kind === 'phone-code' ? text.replaceAll(/\d{6}/g, '••••••') : text;
}

const linkPattern = /https?:\/\/[^\s<>"]+/g;
const plainPath = /^\/(file|dossiers\/[0-9a-f-]{36})?$/;

/** Replaces every link but plain pages of this instance: `https://host/«lien masqué»`. */
export function maskLinks(text: string, publicUrl: string): string {
  return text.replace(linkPattern, (link) => {
    if (!URL.canParse(link)) return mailFr.maskedLink;
    const url = new URL(link);
    const isPlain =
      url.origin === new URL(publicUrl).origin &&
      plainPath.test(url.pathname) &&
      url.search === '' &&
      url.hash === '' &&
      url.username === '' &&
      url.password === '';
    return isPlain ? link : `${url.origin}/${mailFr.maskedLink}`;
  });
}
