// Tells signed heads outside: every one to the file, the last one by mail once a day and to a time-stamp service
// once an hour. Nothing is open in the database while the outside answers.
import { system } from '#server/policy/actor.ts';
import type { MailPort } from '#server/ports/mail/mail.port.ts';
import type { TimeStampPort } from '#server/ports/time-stamp/time-stamp.port.ts';
import { findLastHead, listHeads } from '../proof/proof.queries.ts';
import { readHead, stampedText, type TreeHead, writeHead } from '../proof/tree-head.ts';
import type { RunUseCase } from '../use-case-context.ts';
import { lastWitnessedAt } from './witness.queries.ts';
import { noteWitness, type Witnessed } from './witness.store.ts';
import { witnessMailFr } from './witness-mail.fr.ts';

export type Witnesses = {
  file?:
    | { lastLine(): Promise<string | undefined>; append(lines: readonly string[]): Promise<void> }
    | undefined;
  mails: readonly string[];
  timeStamp?: TimeStampPort | undefined;
};

export type WitnessParts = { run: RunUseCase; now: () => Date; mail: MailPort; witnesses: Witnesses };

const teller = system('proof witnesses');
const pageSize = 500;
const every = { mail: 24 * 3_600_000, 'time-stamp': 3_600_000 } as const;

/** The file first, for nothing can keep it waiting but the disk. @throws what the outside throws */
export async function tellHeads(parts: WitnessParts): Promise<void> {
  await writeFile(parts);
  await mailHead(parts);
  await stampHead(parts);
}

async function writeFile({ run, witnesses: { file } }: WitnessParts): Promise<void> {
  if (file === undefined) return;
  const last = await file.lastLine();
  let after = (last === undefined ? undefined : readHead(last))?.number ?? 0;
  for (;;) {
    const heads = await run(teller, ({ tx }) => listHeads(tx, { after, limit: pageSize }));
    if (heads.length > 0) await file.append(heads.map((head) => JSON.stringify(writeHead(head))));
    if (heads.length < pageSize) return;
    after = heads.at(-1)?.number ?? after;
  }
}

async function mailHead(parts: WitnessParts): Promise<void> {
  const { mails } = parts.witnesses;
  if (mails.length === 0 || parts.mail.delivery === 'keeps') return;
  const due = await findDue(parts, 'mail');
  if (due === undefined) return;
  const { head, keys } = due;
  const text = witnessMailFr.text(JSON.stringify(writeHead(head)), stampedText(head), keys);
  for (const [index, to] of mails.entries()) {
    const subject = witnessMailFr.subject(head.number);
    await parts.mail.send({ to, subject, text, idempotencyKey: `tree-head-${head.number}-${index}` });
  }
  await note(parts, { kind: 'mail', headNumber: head.number, at: parts.now(), token: null });
}

async function stampHead(parts: WitnessParts): Promise<void> {
  const { timeStamp } = parts.witnesses;
  const due = timeStamp && (await findDue(parts, 'time-stamp'));
  if (!due) return;
  const { token, at } = await timeStamp.stamp(Buffer.from(stampedText(due.head)));
  await note(parts, { kind: 'time-stamp', headNumber: due.head.number, at, token });
}

/** The last head when it is newer than what was told, and that is long enough ago. */
function findDue(
  { run }: WitnessParts,
  kind: keyof typeof every,
): Promise<{ head: TreeHead; keys: string } | undefined> {
  return run(teller, async ({ tx, now, keyring }) => {
    const head = await findLastHead(tx);
    const told = await lastWitnessedAt(tx, kind);
    const isDue =
      head && (told === undefined || (head.at > told && now.getTime() - told.getTime() >= every[kind]));
    if (!isDue) return undefined;
    const keys = keyring.signer.publicKeys().map(({ keyId, pem }) => `${keyId}\n${pem}`);
    return { head, keys: keys.join('\n') };
  });
}

async function note({ run }: WitnessParts, witnessed: Witnessed): Promise<void> {
  await run(teller, ({ tx }) => noteWitness(tx, witnessed));
}
