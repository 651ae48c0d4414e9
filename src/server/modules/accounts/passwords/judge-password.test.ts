import { describe, expect, test } from 'vitest';
import { type PasswordOwner, refuseWeakPassword } from './judge-password.ts';

const owner: PasswordOwner = {
  own: ['Hélène Zorglubine', 'h.zorglubine@officine.invalid', '10000000009'],
  hasSecondFactor: false,
};

async function judge(password: string, more: Partial<PasswordOwner> = {}): Promise<string> {
  try {
    await refuseWeakPassword(password, { ...owner, ...more });
    return 'taken';
  } catch (error) {
    const { code, details } = error as {
      code: string;
      details: { fields: { path: string; code: string }[] };
    };
    expect(code).toBe('password.refused');
    expect(details.fields).toHaveLength(1);
    expect(details.fields[0]?.path).toBe('password');
    return details.fields[0]?.code ?? '';
  }
}

describe('A-013 B-024 which password may be chosen', () => {
  test.each([
    ['azertyuiop', 'password.common'],
    ['Azertyuiop123456!', 'password.guessable'],
    ['Abcdefg1!', 'password.guessable'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'password.guessable'],
    ['girafe zorglubine nuage', 'password.own'],
    ['girafe 10000000009 nuage', 'password.own'],
    ['Consilia, girafe et nuage', 'password.own'],
    ['officine de girafes violettes', 'password.own'],
    ['girafe violon nuage trottoir', 'taken'],
    ['gz7#Kw!p2Rx%Q', 'taken'],
  ])('A-013 %s: %s', async (password, outcome) => {
    expect(await judge(password)).toBe(outcome);
  });

  test('A-013 with a second factor 50 bits are enough, but not a habit', async () => {
    const hasSecondFactor = true;
    expect(await judge('gz7#Kw!p2', { hasSecondFactor })).toBe('taken');
    expect(await judge('gz7#Kw!p2')).toBe('password.guessable');
    expect(await judge('azertyuiop1qsd', { hasSecondFactor })).toBe('password.guessable');
    expect(await judge('gz7#Kw!', { hasSecondFactor })).toBe('password.guessable');
  });
});
