/*
 * A third party that confirms when something existed (RFC 3161). It is sent a SHA-256 and nothing else, so it learns
 * nothing of the content. It does not know what is stamped, nor keep anything.
 */

/** The service cannot answer now, or refused; the same call may succeed later. */
export class NoTimeStamp extends Error {
  override name = 'NoTimeStamp';
}

/** A token that is not over this content, or whose signature is not that of its certificate. */
export class TimeStampBroken extends Error {
  override name = 'TimeStampBroken';
}

/** `token` is the DER of the signed token (a CMS ContentInfo); `at` the time it vouches for. */
export type TimeStamp = { token: Buffer; at: Date };

export type TimeStampPort = {
  /** A token over this content, checked on receipt. @throws NoTimeStamp, TimeStampBroken */
  stamp(content: Uint8Array): Promise<TimeStamp>;
};
