// A notice to one account, in the application and by mail (B-017, B-118): declared by the module it is about, planned
// with the change it tells of, written by the module `notifications`. Data are ids, codes, dates and numbers only.
import type { Ctx, JobName } from './use-case-context.ts';
import { noticeJobName } from './write-notice-name.job.ts';

export type NoticeData = Readonly<Record<string, string | number | boolean | null>>;

export type NoticeKind<D extends NoticeData = NoticeData> = {
  /** `area.what-happened`, stable: rows of it are kept. */
  kind: string;
  /** Subject of the mail and title in the application. No identity, no health data. */
  // Methods, so that a list may hold notices of different data: the kind of a row says which it is.
  subject(data: D): string;
  paragraphs(data: D): readonly string[];
  /** More paragraphs for the mail alone, read by id when it is written: texts that may not stand in the data (B-118). */
  mailDetails?(ctx: Pick<Ctx, 'tx' | 'keyring'>, data: D): Promise<readonly string[]>;
  /** A page of the application, by its path. */
  page?(data: D): { label: string; path: string };
  /** For mails alone: a page that a link of `account_links` opens; `token` is put into the path. */
  secretPage?(data: D, token: string): { label: string; path: string };
  /** `mail`: nothing to read in the application (links, codes). */
  only?: 'mail' | 'application';
};

export function defineNotice<D extends NoticeData>(notice: NoticeKind<D>): NoticeKind<D> {
  return notice;
}

type Enqueue = <P>(job: JobName<P>, payload: P) => Promise<void>;

export type NoticeRoute = {
  /** Row of `account_links` whose token goes into `secretPage`. */
  linkId?: string;
  /** Row of `account_addresses`: the mail goes there instead of the account's own address. */
  addressId?: string;
};

/** Plans a notice in the transaction of `ctx`. */
export function tell<D extends NoticeData>(
  ctx: { enqueue: Enqueue },
  notice: NoticeKind<D>,
  accountId: string,
  data: D,
  route: NoticeRoute = {},
): Promise<void> {
  const { linkId = null, addressId = null } = route;
  return ctx.enqueue(noticeJobName, { kind: notice.kind, accountId, data: { ...data }, linkId, addressId });
}
