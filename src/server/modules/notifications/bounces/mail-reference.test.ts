import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { mailReference, readMailReference } from './mail-reference.ts';

const newKeyring = () =>
  createKeyring({
    current: 'k1',
    masterKeys: new Map([['k1', randomBytes(32)]]),
    searchKey: randomBytes(32),
  });
const keyring = newKeyring();
const mailId = '019ab000-0000-7000-8000-000000000001';

test('comes back as it went, in capitals too, and fits what a mail may be called', () => {
  const reference = mailReference(keyring, mailId);
  expect(reference).toMatch(/^[0-9a-f]{64}$/);
  expect(readMailReference(keyring, reference)).toBe(mailId);
  expect(readMailReference(keyring, reference.toUpperCase())).toBe(mailId);
});

test('only what this instance made counts', () => {
  const reference = mailReference(keyring, mailId);
  for (const forged of [
    mailId,
    '',
    reference.slice(0, 63),
    `${reference}0`,
    `${reference.slice(0, 63)}${reference.endsWith('0') ? '1' : '0'}`,
    `1${reference.slice(1)}`,
    mailReference(newKeyring(), mailId),
  ]) {
    expect(readMailReference(keyring, forged), forged).toBeUndefined();
  }
});
