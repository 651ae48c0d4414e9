// What waits for the director and the operator of a demo: a doctor to verify, a question to support.
import { createAccount } from '#server/modules/accounts/use-cases/create-account.ts';
import { acceptInForce } from '#server/modules/legal/public.ts';
import { openVerification } from '#server/modules/professionals/public.ts';
import { openTicket } from '#server/modules/support/use-cases/open-ticket.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { system } from '#server/policy/actor.ts';
import { demoEmail, demoNewcomer, demoPassword } from './demo-people.ts';
import type { Stage } from './demo-stage.ts';

const registeredAgo = 700;
const askedAgo = 95;

export async function playOffice(stage: Stage): Promise<void> {
  const { displayName, rpps, key } = demoNewcomer;
  const passwordHash = await hashPassword(demoPassword);
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
