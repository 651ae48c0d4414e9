// As much of MIME (RFC 2045, RFC 5322) as a report of non-delivery needs: one level of parts, fields and their parameters.
// Whatever it is given, it answers, and in a time that grows with the size alone: no recursion, every count bounded.

export type MimePart = {
  /** By name in small letters; of a field that comes twice, the first. Unfolded. */
  fields: ReadonlyMap<string, string>;
  /** `multipart/report`, in small letters; empty when it does not say. */
  type: string;
  parameters: ReadonlyMap<string, string>;
  /** Decoded; lines end with a line feed. */
  body: string;
};

const mostFields = 500;
const mostParts = 20;
const longestValue = 4_000;

/** Line feeds alone, whatever the message came with. */
function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

/** The message as one part; each byte is a character. */
export function readMessage(raw: Buffer): MimePart {
  return readPart(withLineFeeds(raw.toString('latin1')).replace(/^\n+/, ''));
}

/** The parts of a multipart message, twenty at most; one that was cut off counts as far as it goes. */
export function readParts({ type, parameters, body }: MimePart): MimePart[] {
  const boundary = parameters.get('boundary') ?? '';
  if (!type.startsWith('multipart/') || boundary === '') return [];
  const parts: string[][] = [];
  for (const line of body.split('\n')) {
    const marker = line.startsWith(`--${boundary}`) ? line.trimEnd().slice(boundary.length + 2) : undefined;
    if (marker === '--') break;
    if (marker === '') parts.push([]);
    else parts.at(-1)?.push(line);
    if (parts.length > mostParts) break;
  }
  return parts.slice(0, mostParts).map((lines) => readPart(lines.join('\n')));
}

function readPart(text: string): MimePart {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const fields = readFields(head);
  const content = fields.get('content-type') ?? '';
  const body = end === -1 ? '' : text.slice(end).replace(/^\n{1,2}/, '');
  return {
    fields,
    type: (content.split(';', 1)[0] ?? '').trim().toLowerCase(),
    parameters: readParameters(content),
    body: decode(body, (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase()),
  };
}

/** The fields of a head or of a group in a report; what is no field is passed over, as the first line of a mailbox is. */
export function readFields(text: string): Map<string, string> {
  const found: { name: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [whole, name = ''] = /^([!-9;-~]{1,100})[ \t]*:/.exec(line) ?? [];
    if (/^[ \t]/.test(line)) found.at(-1)?.lines.push(line.trim());
    else if (whole) found.push({ name: name.toLowerCase(), lines: [line.slice(whole.length).trim()] });
    if (found.length > mostFields) break;
  }
  const fields = new Map<string, string>();
  for (const { name, lines } of found) {
    if (!fields.has(name)) fields.set(name, lines.join(' ').slice(0, longestValue).trim());
  }
  return fields;
}

function readParameters(value: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of value.matchAll(
    /;\s*([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g,
  )) {
    if (!parameters.has(name.toLowerCase())) {
      parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain);
    }
  }
  return parameters;
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return withLineFeeds(Buffer.from(body, 'base64').toString('latin1'));
  if (encoding !== 'quoted-printable') return body;
  return body
    .replaceAll(/=[ \t]*\n/g, '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
