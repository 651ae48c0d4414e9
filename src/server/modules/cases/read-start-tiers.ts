// What the screens of a pharmacy offer as a start (B-139), by the policy in force at this moment.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { startTiersOffered } from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../audit/public.ts';
import type { CaseSettings } from './case.settings.ts';
import { readPolicyAt } from './routing-policies.ts';

const reader = system('start tiers');

/** By form: the usual start first, then the tiers a pharmacy may ask for. */
export async function readOpenStartTiers(
  run: RunUseCase,
  settings: CaseSettings,
): Promise<Record<FormId, ExpertTier[]>> {
  const { forms } = await run(reader, async ({ tx, now }) => (await readPolicyAt(tx, settings, now)).policy);
  return {
    peau: startTiersOffered(forms.peau),
    'grain-de-beaute': startTiersOffered(forms['grain-de-beaute']),
  };
}
