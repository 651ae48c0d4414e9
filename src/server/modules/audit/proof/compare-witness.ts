// Heads that were kept outside against those of the database: only this shows a tail that was cut off, or an
// archive that somebody with the signing key wrote anew. Gives the first difference in words.
import type { Signer } from '#server/platform/crypto/signer.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { ProofBroken } from './archive-check.ts';
import { findHeads } from './proof.queries.ts';
import { isSignedBy, readHead, stampedText, type TreeHead } from './tree-head.ts';

const batch = 500;

/** How many heads the witness holds. @throws ProofBroken */
export async function compareWitness(
  tx: Tx,
  lines: AsyncIterable<string> | Iterable<string>,
  { signer, name }: { signer: Signer; name: string },
): Promise<number> {
  let count = 0;
  let heads: TreeHead[] = [];
  for await (const line of lines) {
    if (line === '') continue;
    count += 1;
    const head = readHead(line);
    if (head === undefined || !isSignedBy(head, signer)) {
      throw new ProofBroken(
        `${name}, line ${count}: not a head signed by a key of this key file; the witness itself was changed`,
      );
    }
    heads.push(head);
    if (heads.length < batch) continue;
    await compare(tx, heads, name);
    heads = [];
  }
  await compare(tx, heads, name);
  return count;
}

async function compare(tx: Tx, heads: readonly TreeHead[], name: string): Promise<void> {
  const stored = await findHeads(
    tx,
    heads.map(({ number }) => number),
  );
  for (const head of heads) {
    const own = stored.get(head.number);
    const told = `head ${head.number} of ${head.at.toISOString()} over ${head.size} entries`;
    if (own === undefined) {
      throw new ProofBroken(
        `${name} knows ${told}, the database does not: the tail of the archive was cut off`,
      );
    }
    if (stampedText(own) !== stampedText(head)) {
      throw new ProofBroken(
        `${name} knows ${told}; the database holds another one: the archive was signed anew`,
      );
    }
  }
}
