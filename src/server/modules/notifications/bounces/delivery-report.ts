// Reads a report of non-delivery (RFC 3464) as mail servers return it to the sender's address: what it is about, and what
// became of it for whom. It believes nothing: whether the mail is one of ours is asked of the reference alone.
import { type MimePart, readFields, readMessage, readParts } from './mime-part.ts';

export type RecipientReport = {
  /** In small letters; undefined when the report does not say. */
  address: string | undefined;
  /** In small letters: `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  action: string;
  /** Enhanced status (RFC 3463): `5.1.1`; empty when the report does not say. */
  status: string;
};

export type DeliveryReport = {
  /** What may name the mail: the envelope id it was sent with, then its Message-ID without the domain. */
  references: string[];
  recipients: RecipientReport[];
};

const mostRecipients = 50;
const statusTypes = ['message/delivery-status', 'message/global-delivery-status'];
const returnedTypes = ['text/rfc822-headers', 'message/rfc822', 'message/global-headers', 'message/global'];

/** `other`: a message, but no such report. `unreadable`: no message, or a report without what makes it one. */
export function readDeliveryReport(raw: Buffer): DeliveryReport | 'other' | 'unreadable' {
  const message = readMessage(raw);
  if (message.fields.size === 0) return 'unreadable';
  const kind = message.parameters.get('report-type')?.toLowerCase() ?? 'delivery-status';
  if (message.type !== 'multipart/report' || kind !== 'delivery-status') return 'other';
  const parts = readParts(message);
  const groups = groupsOf(parts.find(({ type }) => statusTypes.includes(type)));
  const recipients = groups.filter((group) => group.has('action')).map(readRecipient);
  if (recipients.length === 0) return 'unreadable';
  const envelopeId = groups[0]?.get('original-envelope-id');
  const returned = parts.find(({ type }) => returnedTypes.includes(type));
  const references = [envelopeId, returned && messageIdOf(returned)].filter((text) => text !== undefined);
  return { references, recipients: recipients.slice(0, mostRecipients) };
}

/** One for the mail, then one for each recipient, with an empty line between. */
function groupsOf(part: MimePart | undefined): Map<string, string>[] {
  const groups: string[][] = [[]];
  for (const line of part?.body.split('\n') ?? []) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
    if (groups.length > 2 * mostRecipients) break;
  }
  return groups.filter((lines) => lines.length > 0).map((lines) => readFields(lines.join('\n')));
}

function readRecipient(group: ReadonlyMap<string, string>): RecipientReport {
  return {
    address: addressOf(group.get('final-recipient') ?? group.get('original-recipient')),
    action: /^[a-z]{1,20}/.exec(group.get('action')?.toLowerCase() ?? '')?.[0] ?? '',
    status: statusOf(group.get('status') ?? '', group.get('diagnostic-code') ?? ''),
  };
}

/** `rfc822; <zoe@x.example>` → `zoe@x.example` */
function addressOf(field: string | undefined): string | undefined {
  const address = field?.replace(/^[^;]*;/, '').trim();
  return address?.replace(/^</, '').replace(/>$/, '').toLowerCase();
}

/** Some servers (Exim) always say 5.0.0: then the reply of the other side says more. */
function statusOf(status: string, diagnostic: string): string {
  const told = /^[245]\.\d{1,3}\.\d{1,3}/.exec(status)?.[0] ?? '';
  if (told !== '' && !told.endsWith('.0.0')) return told;
  const replied = /\b[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(diagnostic)?.[1];
  return replied && (told === '' || replied[0] === told[0]) ? replied : told;
}

/** The returned message itself, or its head as the text of the part. */
function messageIdOf({ body }: MimePart): string | undefined {
  const text = body.replace(/^\n+/, '');
  const end = text.indexOf('\n\n');
  const fields = readFields(end === -1 ? text : text.slice(0, end));
  return /^<?([^@<>\s]{1,200})@/.exec(fields.get('message-id') ?? '')?.[1];
}
