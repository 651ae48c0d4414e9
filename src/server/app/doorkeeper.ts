// The one place where a request with a session is let in: the kind of account, then what stands in the way of the
// person (policy/standing.ts), then measures. The same for operations and for uploads.
import type { Hindrance } from '#contracts/accounts/account.vocabulary.ts';
import type { Sessions } from '#server/modules/accounts/public.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import { mayKnock, type RuleName } from '#server/policy/rules.ts';
import { hindranceAt, isRestricted, limitsAt, type Standing } from '#server/policy/standing.ts';

export type Knock = {
  /** `page`: asked for by a screen with nobody at it; keeps no session awake. */
  by?: 'person' | 'page';
  /** The end of something that began before the session was locked: what is whole is kept. */
  isUnderWay?: boolean;
};

/** The actor, or null when nobody is signed in. @throws AppError `access.denied`, or the code of what is in the way */
export type Admit = (
  token: string | undefined,
  rule: RuleName,
  knock?: Knock,
) => Promise<AccountActor | null>;

/** What a person is told of each thing in the way. */
export const codes: Record<Hindrance, string> = {
  'second-factor': 'session.second_factor_required',
  locked: 'session.locked',
  closing: 'account.closing',
  'second-factor-missing': 'account.second_factor_missing',
  terms: 'legal.acceptance_required',
  registering: 'account.not_registered',
  guardian: 'account.guardian_missing',
  suspended: 'account.suspended',
  unverified: 'account.not_verified',
};

/** How many of these acts an account did since a moment. */
export type CountActs = (accountId: string, acts: readonly string[], since: Date) => Promise<number>;

/** Told of everybody known who was not let in, with the code of the refusal. */
export type NoteDenied = (denied: { accountId: string; what: string; code: string }) => void;

const dayLength = 86_400_000;

/** `counting` serves the few accounts that a measure limits; two acts at the very same moment may both pass. */
export function createDoorkeeper(
  sessions: Pick<Sessions, 'find'>,
  counting: { countActs: CountActs; now: () => Date; noteDenied: NoteDenied },
): Admit {
  return async (token, rule, { by = 'person', isUnderWay = false } = {}) => {
    const session = await sessions.find(token, by);
    if (!session) return null;
    const { actor } = session;
    const standing = isUnderWay ? { ...session.standing, isLocked: false } : session.standing;
    const code = await refusalAt(actor, rule, standing, counting);
    if (code) {
      counting.noteDenied({ accountId: actor.accountId, what: rule, code });
      throw new AppError(code);
    }
    return actor;
  };
}

/** Why this door stays closed to this person now, or undefined. */
async function refusalAt(
  actor: AccountActor,
  rule: RuleName,
  standing: Standing,
  { countActs, now }: { countActs: CountActs; now: () => Date },
): Promise<string | undefined> {
  if (!mayKnock(actor, rule)) return 'access.denied';
  const hindrance = hindranceAt(rule, standing);
  if (hindrance) return codes[hindrance];
  if (isRestricted(rule, standing)) return 'account.restricted';
  for (const { acts, perDay } of limitsAt(rule, standing)) {
    const since = new Date(now().getTime() - dayLength);
    if ((await countActs(actor.accountId, acts, since)) >= perDay) return 'account.limited';
  }
  return undefined;
}
