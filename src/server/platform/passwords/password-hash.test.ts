import { expect, test } from 'vitest';
import { createGate } from '#server/platform/images/bounded-gate.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

const password = 'quatre mots sans aucun lien';

test('a password is checked against its own hash; a damaged hash matches nothing', async () => {
  const stored = await hashPassword(password);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(stored, password)).toBe(true);
  expect(await verifyPassword(stored, `${password}.`)).toBe(false);
  expect(await verifyPassword('not a hash', password)).toBe(false);
});

test('A-075 so many checks run at once, so many wait, and the rest are told to come again, right or wrong', async () => {
  const stored = await hashPassword(password);
  const gate = createGate({ concurrency: 1, queueLength: 2 });
  const asked = [password, 'wrong one', password, password, 'wrong too'];
  const answers = await Promise.allSettled(asked.map((given) => verifyPassword(stored, given, gate)));
  expect(answers.slice(0, 3)).toEqual([
    { status: 'fulfilled', value: true },
    { status: 'fulfilled', value: false },
    { status: 'fulfilled', value: true },
  ]);
  for (const answer of answers.slice(3)) {
    expect(answer).toMatchObject({
      status: 'rejected',
      reason: { code: 'internal.unavailable', details: { retryAfterSeconds: 3 } },
    });
  }
  // Who came through leaves the gate open again.
  expect(await verifyPassword(stored, password, gate)).toBe(true);
});
