// What waits for the director and the operator of a demo: a doctor to verify, whom a fictional extract of the register
// knows, and a question to support.

import { civilDayAt } from '#contracts/values/civil-day.ts';
import { createAccount } from '#server/modules/accounts/use-cases/create-account.ts';
import { acceptInForce } from '#server/modules/legal/public.ts';
import { openVerification } from '#server/modules/professionals/public.ts';
import { openTicket } from '#server/modules/support/use-cases/open-ticket.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { system } from '#server/policy/actor.ts';
import { insertExtract, keepStep, makeCurrent } from '#server/ports/professional-registry/extract.store.ts';
import { professionCodes } from '#server/ports/professional-registry/professional-registry.port.ts';
import { demoEmail, demoNewcomer, demoPassword } from './demo-people.ts';
import type { Stage } from './demo-stage.ts';

const registeredAgo = 700;
const askedAgo = 95;

/** One line, as the public extract would have it: without one, the check of the register would be tried for ever. */
async function importRegister(stage: Stage): Promise<void> {
  const at = stage.ago(registeredAgo + 1);
  const line = {
    rpps: demoNewcomer.rpps,
    familyName: 'FRIMAIRE',
    givenNames: 'Jeanne',
    profession: professionCodes.doctor,
    skill: '',
    mode: 'L',
    finess: '',
    siteName: 'CABINET DE L’EXEMPLE',
    postalCode: '00100',
    city: 'SAINT-EXEMPLE-SUR-ORVANE',
    country: '',
  };
  await stage.runAt(at)(system('demo'), async ({ tx, newId }) => {
    const extract = { id: newId(), fileSha256: '0'.repeat(64), fileBytes: 1, datedOn: civilDayAt(at), at };
    await insertExtract(tx, extract);
    await keepStep(tx, extract.id, { fromBytes: 0, toBytes: 1, lines: [line], malformed: 0 });
    await makeCurrent(tx, extract.id, 1, at);
  });
}

export async function playOffice(stage: Stage): Promise<void> {
  const { displayName, rpps, key } = demoNewcomer;
  const passwordHash = await hashPassword(demoPassword);
  await importRegister(stage);
  await stage.runAt(stage.ago(registeredAgo))(system('demo'), async (ctx) => {
    const id = await createAccount(ctx, {
      role: 'doctor',
      profile: { displayName, email: demoEmail(key), rpps },
      passwordHash,
      organisationId: null,
      expertTier: null,
      isDemo: true,
      isToVerify: true,
    });
    if (id === undefined) throw new Error('the demo was made before on this database');
    await openVerification(ctx, id);
    await acceptInForce(ctx, id);
  });
  const asking = stage.cast.pharmacists['ines.ventose'];
  await stage.runAt(stage.ago(askedAgo))(asking, (ctx) =>
    openTicket(ctx, {
      accountId: asking.accountId,
      category: 'other',
      text: 'Une collègue nous rejoint le mois prochain : comment crée-t-elle son compte ?',
    }),
  );
}
