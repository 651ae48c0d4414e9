// Coming back after an account was closed or ended: asked without a session, decided by the operator, who sees what a
// ban says of it. Yes is a written authorisation that one registration uses up; either way the person is written to.
import type { Reopening } from '#contracts/privacy/reopening.contract.ts';
import { parseEmail } from '#contracts/values/email.ts';
import { parseRpps } from '#contracts/values/rpps.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { OperatorActor } from '#server/policy/actor.ts';
import { findAccountIdByEmail, listOperators } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { findAccountKey } from '../privacy.queries.ts';
import type { PrivacySettings } from '../privacy.settings.ts';
import { digestsOf, grantPermit } from '../use-cases/ban-registration.ts';
import { reopeningAsked, reopeningRead, reopeningSettled } from './reopening.audit.ts';
import { countReopenings, listBannedKinds, listOldReopenings, lockReopening } from './reopening.queries.ts';
import { deleteReopening, insertReopening, writeSettlement } from './reopening.store.ts';
import { openAnswer, openWords, type ReopeningWords, sealAnswer, sealWords } from './reopening.ts';
import { reopeningSettledNotice, reopeningWaitingNotice } from './reopening-notices.fr.ts';

/** More than anybody could read; beyond it nothing is taken in. */
const mostWaiting = 500;

/** `email` is normalised. A second request from one address changes nothing. @throws AppError `reopening.too_many` */
export async function askReopening(ctx: Ctx, words: ReopeningWords): Promise<void> {
  if ((await countReopenings(ctx.tx)) >= mostWaiting) throw new AppError('reopening.too_many');
  const id = ctx.newId();
  const { wrapped } = ctx.keyring.newDataKey();
  const isNew = await insertReopening(ctx.tx, {
    id,
    addressDigest: ctx.keyring.digest('reopening-address', words.email),
    wordsSealed: sealWords(ctx.keyring, wrapped, id, words),
    dataKey: wrapped,
    askedAt: ctx.now,
  });
  if (!isNew) return;
  ctx.audit(auditEntry(reopeningAsked, id, {}));
  for (const operator of await listOperators(ctx.tx)) {
    await tell(ctx, reopeningWaitingNotice, operator, { requestId: id });
  }
}

async function take(ctx: Ctx, requestId: string) {
  const row = await lockReopening(ctx.tx, requestId);
  if (!row) throw new AppError('reopening.not_found');
  return { row, words: openWords(ctx.keyring, row.data_key, row.id, row.words_sealed) };
}

/** @throws AppError `reopening.not_found` */
export async function readReopening(ctx: Ctx, requestId: string): Promise<Reopening> {
  const { row, words } = await take(ctx, requestId);
  const matches = await matchesOf(ctx, words);
  ctx.audit(auditEntry(reopeningRead, requestId, { matches: matches.length }));
  const answer = row.answer_sealed && openAnswer(ctx.keyring, row.data_key, row.id, row.answer_sealed).text;
  return {
    requestId,
    askedAt: row.asked_at.toISOString(),
    ...words,
    matches,
    account: await accountOf(ctx, words.email),
    outcome: row.outcome as Reopening['outcome'],
    settledAt: row.settled_at?.toISOString() ?? null,
    answer,
  };
}

function matchesOf(ctx: Ctx, { email, rpps }: ReopeningWords) {
  const parsed = parseEmail(email);
  const number = parseRpps(rpps, 'test');
  const identifiers = {
    ...(parsed.ok ? { email: parsed.email } : {}),
    ...(number.ok ? { rpps: number.rpps } : {}),
  };
  const digests = digestsOf(ctx.keyring, identifiers).map(({ digest }) => digest);
  return listBannedKinds(ctx.tx, digests, ctx.now);
}

async function accountOf(ctx: Ctx, email: string): Promise<Reopening['account']> {
  const id = await findAccountIdByEmail(ctx, email);
  const status = id && (await findAccountKey(ctx.tx, id))?.status;
  return status && status !== 'closed' ? (status as Reopening['account']) : 'none';
}

export type SettleReopening = {
  requestId: string;
  outcome: 'permitted' | 'refused';
  text: string;
  settings: PrivacySettings;
  /** Keeps an address that a mail goes to, with the affairs of an account. */
  keepAddress: (ctx: Ctx, accountId: string, email: string) => Promise<string>;
};

/** Of two operators who answer at once, one does. @throws AppError `reopening.not_found`, `reopening.settled` */
export async function settleReopening(ctx: Ctx, actor: OperatorActor, input: SettleReopening): Promise<void> {
  const { requestId, outcome, text, settings } = input;
  const { row, words } = await take(ctx, requestId);
  if (row.settled_at) throw new AppError('reopening.settled');
  const permit =
    outcome === 'permitted' ? await grantPermit(ctx, actor, { email: words.email, text, settings }) : null;
  const addressId = await input.keepAddress(ctx, actor.accountId, words.email);
  await writeSettlement(ctx.tx, {
    id: requestId,
    outcome,
    answerSealed: sealAnswer(ctx.keyring, row.data_key, requestId, { text, addressId }),
    permitId: permit?.permitId ?? null,
    settledBy: actor.accountId,
    now: ctx.now,
  });
  ctx.audit(
    auditEntry(reopeningSettled, requestId, {
      outcome,
      permitId: permit?.permitId ?? null,
      text: ctx.keyring.digest('reopening-answer', text),
    }),
  );
  await tell(ctx, reopeningSettledNotice, actor.accountId, { requestId, outcome }, { addressId });
}

/** Requests and the addresses they were answered at go after a year; the permit keeps what was authorised. */
export async function forgetReopenings(ctx: Ctx, before: Date): Promise<void> {
  for (const row of await listOldReopenings(ctx.tx, before)) {
    const answer = row.answer_sealed && openAnswer(ctx.keyring, row.data_key, row.id, row.answer_sealed);
    await deleteReopening(ctx.tx, row.id, answer ? answer.addressId : undefined);
    ctx.keyring.destroy(row.data_key);
  }
}
