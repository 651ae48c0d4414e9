// `proof verify`: the whole archive against itself, then against what was kept outside.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ProofBroken } from '#server/modules/audit/proof/archive-check.ts';
import { compareWitness } from '#server/modules/audit/proof/compare-witness.ts';
import { type Verified, verifyArchive } from '#server/modules/audit/proof/verify-archive.ts';
import { appendLeaves } from '#server/modules/audit/use-cases/append-leaves.ts';
import { system } from '#server/policy/actor.ts';
import type { OpenInstance } from '../account/open-instance.ts';

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
  return [...describe(result), ...(await checkWitness(instance, choice.witnessFile))];
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

async function checkWitness({ run, keyring }: OpenInstance, file: string | undefined): Promise<string[]> {
  if (file === undefined) {
    return [
      'No witness: an end of the archive that was cut off, and an archive that somebody who holds the key file signed',
      'anew, cannot be seen. Give --witness FILE, or set PROOF_WITNESS_FILE from now on.',
    ];
  }
  if (!existsSync(file)) throw new ProofBroken(`the witness ${file} is missing`);
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const count = await run(checker, ({ tx }) =>
    compareWitness(tx, lines, { signer: keyring.signer, name: 'the witness file' }),
  );
  return [`Witness ${file}: ${count} heads agree.`];
}
