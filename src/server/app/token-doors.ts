// The door for programmes: a token of an authorisation, in `Authorization: Bearer csl_…`. It reads a few
// things of its holder's own by GET, opens no session, and stops with whatever stands in the way of the holder.
import type { TokenRead } from '#contracts/grants/grant.contract.ts';
import { actorOf } from '#server/modules/accounts/account.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import { findToken, noteUse, type TokenInForce } from '#server/modules/grants/public.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type AccountActor, system } from '#server/policy/actor.ts';
import { mayKnock, type RuleName } from '#server/policy/rules.ts';
import { hindrancesOf, type Standing } from '#server/policy/standing.ts';
import { codes, type NoteDenied } from './doorkeeper.ts';
import { readTokenHolder } from './token-holder.ts';

/** What each kind of reading opens; every operation is a GET of one's own data, none of a case. */
export const tokenOperations: Record<TokenRead, readonly string[]> = {
  messages: ['notices.list'],
  acceptances: ['legal.list-acceptances'],
  authorisations: ['grants.list-own'],
};

/** Calls of one token, and bad tokens of one address of the network. */
export const tokenLimits = {
  token: { attempts: 120, windowSeconds: 3600, blockSeconds: 600 },
  address: { attempts: 30, windowSeconds: 900, blockSeconds: 900 },
};

export type TokenCall = { authorization: string; address: string; operationId: string; rule: RuleName };
export type AdmitToken = (call: TokenCall) => Promise<AccountActor>;

const pattern = /^Bearer (csl_[A-Za-z0-9_-]{43})$/;

export function createTokenDoors(parts: {
  run: RunUseCase;
  tokenLimit: AttemptLimit;
  addressLimit: AttemptLimit;
  hasAcceptedTerms: (actor: AccountActor) => Promise<boolean>;
  noteDenied: NoteDenied;
}): AdmitToken {
  const { run, tokenLimit, addressLimit } = parts;

  async function refuseUnknown(address: string): Promise<never> {
    await addressLimit.countFailure(address);
    throw new AppError('token.invalid');
  }

  function deny(accountId: string, what: string, code: string): never {
    parts.noteDenied({ accountId, what, code });
    throw new AppError(code);
  }

  /** Everything at once, so that a token taken back while it is used is stopped or was used before. */
  const look = (secret: string, call: TokenCall) =>
    run(system('api-token'), async (ctx) => {
      const token = await findToken(ctx, secret);
      if (!token) return null;
      const holder = await readTokenHolder(ctx.tx, token.accountId, ctx.now);
      const actor = actorOf(holder.row);
      const standing: Standing = {
        secondFactor: 'done',
        isLocked: false,
        hasAcceptedTerms: await parts.hasAcceptedTerms(actor),
        isWithoutGuardian: holder.isWithoutGuardian,
        ...holder.standing,
      };
      const code = refusalOf(token, actor, standing, call);
      if (!code) await noteUse(ctx, token, call.operationId);
      return { token, actor, code };
    });

  return async (call) => {
    const wait = await addressLimit.secondsToWait(call.address);
    if (wait !== null) throw new AppError('request.too_many', { retryAfterSeconds: wait });
    const secret = pattern.exec(call.authorization)?.[1];
    const found = secret === undefined ? null : await look(secret, call);
    if (!found) return refuseUnknown(call.address);
    const { token, actor, code } = found;
    if (code) deny(actor.accountId, call.operationId, code);
    if ((await tokenLimit.countFailure(token.tokenId)) > tokenLimits.token.attempts) {
      const seconds = (await tokenLimit.secondsToWait(token.tokenId)) ?? tokenLimits.token.blockSeconds;
      throw new AppError('request.too_many', { retryAfterSeconds: seconds });
    }
    return actor;
  };
}

/** A token has no way round a hindrance: even what stays open to its holder in a browser is closed to it. */
function refusalOf(
  token: TokenInForce,
  actor: AccountActor,
  standing: Standing,
  { operationId, rule }: TokenCall,
): string | undefined {
  if (!token.reads.some((read) => tokenOperations[read].includes(operationId))) return 'token.not_allowed';
  if (!mayKnock(actor, rule)) return 'access.denied';
  const [hindrance] = hindrancesOf(standing);
  return hindrance && codes[hindrance];
}
