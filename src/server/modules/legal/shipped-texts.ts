// The texts that ship with the product, read from `texts/fr` once for each start.
import { readFile } from 'node:fs/promises';
import { type LegalKind, legalKinds } from '#contracts/legal/legal.vocabulary.ts';
import { fillText, type LegalFacts } from './legal-facts.ts';

export type ShippedTexts = ReadonlyMap<LegalKind, string>;

/** Every shipped text, filled with the facts of this instance; those that are missing stay visible as placeholders. */
export async function readShippedTexts(facts: LegalFacts): Promise<ShippedTexts> {
  const texts = await Promise.all(
    legalKinds.map(async (kind) => {
      const source = await readFile(new URL(`./texts/fr/${kind}.md`, import.meta.url), 'utf8');
      return [kind, fillText(source, facts)] as const;
    }),
  );
  return new Map(texts);
}
