import { describe, expect, test } from 'vitest';
import { challengeIn, creationOptions, relyingPartyOf, requestOptions } from './passkey.ts';

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('A-080 whom passkeys are made for', () => {
  test.each([
    ['https://consilia.example.fr', { id: 'consilia.example.fr', origin: 'https://consilia.example.fr' }],
    [
      'https://consilia.example.fr:8443',
      { id: 'consilia.example.fr', origin: 'https://consilia.example.fr:8443' },
    ],
    ['http://localhost:8080', { id: 'localhost', origin: 'http://localhost:8080' }],
  ])('A-080 %s is a name that browsers accept', (address, party) => {
    expect(relyingPartyOf(address)).toEqual(party);
  });

  test.each([
    'http://consilia.example.fr',
    'https://192.0.2.7',
    'http://127.0.0.1:8080',
    'https://[2001:db8::1]',
  ])('A-080 %s is none: nothing is offered there', (address) => {
    expect(relyingPartyOf(address)).toBeUndefined();
  });
});

describe('A-080 what is sent and read', () => {
  const party = { id: 'localhost', origin: 'http://localhost:8080' };
  const kept = { credentialId: 'abc', publicKey: 'secret-of-none', transports: ['internal'] };

  test('A-080 the browser is told ids of credentials, never their keys', () => {
    const asked = requestOptions({ party, challenge: 'xyz', known: [kept] });
    expect(asked.known).toEqual([{ id: 'abc', transports: ['internal'] }]);
    const account = { handle: 'h', name: 'n' };
    const made = creationOptions({ party, partyName: 'Consilia', account, challenge: 'xyz', known: [kept] });
    expect(JSON.stringify([asked, made])).not.toContain(kept.publicKey);
  });

  test('A-080 the challenge of an answer is read, and garbage is no challenge', () => {
    expect(challengeIn({ collected: coded({ challenge: 'q83vEg' }) })).toBe('q83vEg');
    for (const collected of ['%%%', 'e30', coded({ challenge: 7 }), coded({ challenge: 'not coded!' })]) {
      expect(challengeIn({ collected })).toBeUndefined();
    }
  });
});
