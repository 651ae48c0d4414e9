// `proof verify`: the whole archive against itself, then against what was kept outside.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ProofBroken } from '#server/modules/audit/proof/archive-check.ts';
import { compareWitness } from '#server/modules/audit/proof/compare-witness.ts';
import { findHeads } from '#server/modules/audit/proof/proof.queries.ts';
import { stampedText } from '#server/modules/audit/proof/tree-head.ts';
import { type Verified, verifyArchive } from '#server/modules/audit/proof/verify-archive.ts';
import { appendLeaves } from '#server/modules/audit/use-cases/append-leaves.ts';
import { listTokens } from '#server/modules/audit/witness/witness.queries.ts';
import { system } from '#server/policy/actor.ts';
import { checkToken } from '#server/ports/time-stamp/time-stamp-token.ts';
import type { OpenInstance } from '../account/open-instance.ts';

const tokenPage = 200;
const checker = system('proof command');

export type VerifyChoice = {
  /** Absolute; undefined when no witness is kept. */
  witnessFile: string | undefined;
  isAsIs: boolean;
  onProgress: (done: number, all: number) => void;
};

/** The lines to print. @throws ProofBroken */
export async function verify(instance: OpenInstance, choice: VerifyChoice): Promise<string[]> {
  if (!choice.isAsIs) await appendLeaves(instance.run, checker);
  const { signer } = instance.keyring;
  const result = await instance.run(checker, ({ tx }) =>
    verifyArchive(tx, { signer, onProgress: choice.onProgress }),
  );
  const stamps = await checkTimeStamps(instance);
  return [...describe(result), ...stamps, ...(await checkWitness(instance, choice.witnessFile))];
}

function describe({ entries, heads, erased, waiting, last }: Verified): string[] {
  const lines = [`${entries} entries under ${heads} heads: whole.`];
  if (last)
    lines.push(`Last head: ${last.number}, of ${last.at.toISOString()}, root ${last.root.toString('hex')}`);
  if (erased > 0) lines.push(`${erased} entries were erased by the rules; their hashes stand.`);
  if (waiting > 0)
    lines.push(`${waiting} entries wait for their place: until then they can be removed unseen.`);
  return lines;
}

/** Every time stamp that was kept, against its head. */
async function checkTimeStamps({ run }: OpenInstance): Promise<string[]> {
  let [count, after, latest] = [0, 0, ''];
  for (;;) {
    const from = after;
    const page = await run(checker, async ({ tx }) => {
      const tokens = await listTokens(tx, from, tokenPage);
      const numbers = tokens.map(({ headNumber }) => headNumber);
      return { tokens, heads: await findHeads(tx, numbers) };
    });
    for (const { headNumber, token } of page.tokens) {
      const head = page.heads.get(headNumber);
      if (head === undefined) throw new ProofBroken(`head ${headNumber} was time-stamped and is gone`);
      const stamp = await checkToken(Buffer.from(stampedText(head)), token).catch((error: Error) => {
        throw new ProofBroken(`the time stamp of head ${headNumber}: ${error.message}`);
      });
      [count, after, latest] = [count + 1, headNumber, stamp.at.toISOString()];
    }
    if (page.tokens.length < tokenPage) break;
  }
  return count === 0 ? [] : [`${count} time stamps are over their heads, the last of ${latest}.`];
}

async function checkWitness({ run, keyring }: OpenInstance, file: string | undefined): Promise<string[]> {
  if (file === undefined) {
    return [
      'No witness: an end of the archive that was cut off, and an archive that somebody who holds the key file signed',
      'anew, cannot be seen. Give --witness FILE, or set PROOF_WITNESS_FILE from now on.',
    ];
  }
  if (!existsSync(file)) throw new ProofBroken(`the witness ${file} is missing`);
  const lines = readLines(file);
  const count = await run(checker, ({ tx }) =>
    compareWitness(tx, lines, { signer: keyring.signer, name: 'the witness file' }),
  );
  return [`Witness ${file}: ${count} heads agree.`];
}

/** Opened only when the first line is asked for: lines read before that would be lost. */
async function* readLines(file: string): AsyncGenerator<string> {
  const input = createReadStream(file, 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
}
