// Asks the national register about a declared number and keeps the answer, sealed (A-078, B-034). A pharmacist whom it
// knows under that name and profession is verified by it; everybody else waits for a person. The register is asked
// between two transactions; the second one asks again whether the answer is still wanted.
import { civilDayAt, dayFromEpoch, epochDayOf } from '#contracts/values/civil-day.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { Actor } from '#server/policy/actor.ts';
import type {
  ProfessionalRegistry,
  RegistryAnswer,
} from '#server/ports/professional-registry/professional-registry.port.ts';
import { auditEntry, type Ctx, type RunUseCase } from '../../audit/public.ts';
import { matchRegister } from '../match-register.ts';
import { takeVerification, type VerificationInHand } from '../take-verification.ts';
import { registerAsked } from '../verification.audit.ts';
import { insertLookup } from '../verification.store.ts';
import { verificationSealContext } from '../verification.ts';
import { writeFact } from './confirm-fact.ts';
import { moveVerification } from './move-verification.ts';

export type RegisterParts = { run: RunUseCase; registry: ProfessionalRegistry };

/** How long a clean answer of the register counts for a pharmacist, in days. */
const registerCountsDays = 365;

/** @throws TryLater, RegistryRefused of the port; AppError `verification.not_found` */
export async function checkRegister(
  parts: RegisterParts,
  actor: Actor,
  verificationId: string,
): Promise<void> {
  const rpps = await parts.run(actor, async (ctx) => {
    const { account } = await takeVerification(ctx, verificationId);
    return account.profile.rpps;
  });
  // Test identities and numbers that were never given are in no register.
  if (!/^\d{11}$/.test(rpps)) return;
  const answer = await parts.registry.lookUp(rpps);
  await parts.run(actor, (ctx) => keepAnswer(ctx, verificationId, rpps, answer));
}

async function keepAnswer(
  ctx: Ctx,
  verificationId: string,
  rpps: string,
  answer: RegistryAnswer,
): Promise<void> {
  const inHand = await takeVerification(ctx, verificationId);
  const { account, record } = inHand;
  if (account.profile.rpps !== rpps) return;
  await moveVerification(ctx, inHand, { action: 'look-up' });
  const lookupId = ctx.newId();
  const { professional, asOf, source } = answer;
  await insertLookup(ctx.tx, {
    id: lookupId,
    verificationId,
    at: ctx.now,
    source,
    asOf,
    isFound: professional !== null,
    answerSealed:
      professional && sealJson(account.key, verificationSealContext('lookup', lookupId), professional),
  });
  const isFound = professional !== null;
  ctx.audit(
    auditEntry(registerAsked, verificationId, { lookupId, source, asOf: asOf.toISOString(), isFound }),
  );
  const { supports } = matchRegister(
    { displayName: account.profile.displayName, role: record.role },
    professional,
  );
  if (record.role === 'pharmacist' && supports.includes('order')) {
    await verifyByRegister(ctx, inHand, { lookupId, asOf });
  }
}

/** Only where a person has not decided otherwise: a refusal or a withdrawal is never undone by the register. */
async function verifyByRegister(
  ctx: Ctx,
  inHand: VerificationInHand,
  lookup: { lookupId: string; asOf: Date },
): Promise<void> {
  const { record } = inHand;
  if (ctx.actor.kind !== 'system' || !['pending', 'lapsed', 'verified'].includes(record.state)) return;
  const establishedOn = civilDayAt(lookup.asOf);
  const expiresOn = dayFromEpoch((epochDayOf(establishedOn) ?? 0) + registerCountsDays);
  // An extract so old that its word is over verifies nobody.
  if (expiresOn <= civilDayAt(ctx.now)) return;
  await writeFact(ctx, {
    verificationId: record.id,
    fact: 'order',
    revision: record.revision + 1,
    lookupId: lookup.lookupId,
    evidenceId: null,
    establishedOn,
    expiresOn,
  });
  await moveVerification(ctx, await takeVerification(ctx, record.id), { action: 'verify' });
}
