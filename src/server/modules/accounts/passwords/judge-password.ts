// Whether a password may be chosen (A-013, CNIL 2022-100): bits, habits, the person's own words, common ones. Pure but for
// the lists of words; the caller reads what is known of the person, and hashes only what passed.
import { type PasswordRefusal, passwordRefusalsFr } from '#contracts/accounts/password.fr.ts';
import {
  holdsOwn,
  neededBits,
  neededScore,
  ownWords,
  passwordBits,
  serviceWords,
} from '#contracts/accounts/password-policy.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { isCommonPassword } from '#server/platform/passwords/common-password.ts';
import { guessScore } from '#server/platform/passwords/guess-score.ts';

/** What an attacker would know of the person, and whether a password is all that stands before the account. */
export type PasswordOwner = { own: readonly string[]; hasSecondFactor: boolean };

/** Why it may not be chosen, or undefined. */
export async function passwordRefusalOf(
  password: string,
  owner: PasswordOwner,
): Promise<PasswordRefusal | undefined> {
  const need = owner.hasSecondFactor ? 'withSecondFactor' : 'alone';
  const own = [...owner.own, ...serviceWords];
  if (isCommonPassword(password)) return 'common';
  if (passwordBits(password) < neededBits[need]) return 'guessable';
  if (holdsOwn(password, own)) return 'own';
  return (await guessScore(password, ownWords(own))) < neededScore[need] ? 'guessable' : undefined;
}

/** @throws AppError `password.refused` with the reason at `password` */
export async function refuseWeakPassword(password: string, owner: PasswordOwner): Promise<void> {
  const reason = await passwordRefusalOf(password, owner);
  if (!reason) return;
  throw new AppError('password.refused', {
    fields: [{ path: 'password', code: `password.${reason}`, message: passwordRefusalsFr[reason] }],
  });
}
