// The legal texts of this instance: published the first time, and the gate that asks for their acceptance.
import type { RunUseCase } from '#server/modules/audit/public.ts';
import {
  createTermsGate,
  fictionalFacts,
  publishShippedTexts,
  readShippedTexts,
  type ShippedTexts,
  type TermsGate,
} from '#server/modules/legal/public.ts';
import { system } from '#server/policy/actor.ts';
import type { AppParts } from './app-parts.ts';

type TextParts = Pick<AppParts, 'database' | 'now' | 'legalFacts' | 'publishesTexts'>;

export async function openTexts(
  { database, now, legalFacts = fictionalFacts, publishesTexts = true }: TextParts,
  run: RunUseCase,
): Promise<{ gate: TermsGate; shipped: ShippedTexts }> {
  const shipped = await readShippedTexts(legalFacts);
  if (publishesTexts) await run(system('first-start'), (ctx) => publishShippedTexts(ctx, shipped));
  return { shipped, gate: createTermsGate({ db: database.db, now }) };
}
