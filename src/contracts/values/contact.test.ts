import { describe, expect, test } from 'vitest';
import { emailSchema, parseEmail } from './email.ts';
import { parsePersonName, personNameSchema } from './person-name.ts';
import { formatPhone, isMobilePhone, type PhoneNumber, parsePhone } from './phone.ts';

describe('telephone', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678', '06 12 34 56 78'],
    ['+33 (0)6.12.34.56.78', '+33612345678', '06 12 34 56 78'],
    ['0033 1 45 67 89 01', '+33145678901', '01 45 67 89 01'],
    ['0692 12 34 56', '+262692123456', '06 92 12 34 56'],
    ['0639 12 34 56', '+262639123456', '06 39 12 34 56'],
    ['0690 12 34 56', '+590690123456', '06 90 12 34 56'],
    ['+596 696 12 34 56', '+596696123456', '06 96 12 34 56'],
    ['0594 12 34 56', '+594594123456', '05 94 12 34 56'],
    ['+508 41 12 34', '+508411234', '+508 41 12 34'],
    ['+689 87 12 34 56', '+68987123456', '+689 87 12 34 56'],
  ])('%s is read as %s', (text, phone, shown) => {
    expect(parsePhone(text)).toEqual({ ok: true, phone });
    expect(formatPhone(phone as PhoneNumber)).toBe(shown);
  });

  test.each([
    ['', 'phone.empty'],
    ['06 12 34 56 7o', 'phone.characters'],
    ['06 12 34 56', 'phone.length'],
    ['06 12 34 56 78 9', 'phone.length'],
    ['+590 12', 'phone.length'],
    ['+590 612 34 56 78', 'phone.unassigned'],
    ['+44 20 7946 0000', 'phone.foreign'],
    ['08 92 12 34 56', 'phone.special'],
    ['15', 'phone.special'],
    ['3237', 'phone.special'],
  ])('%s is refused as %s', (text, code) => {
    expect(parsePhone(text)).toEqual({ ok: false, code });
  });

  test('only mobiles take an SMS', () => {
    expect(isMobilePhone('+33712345678' as PhoneNumber)).toBe(true);
    expect(isMobilePhone('+262692123456' as PhoneNumber)).toBe(true);
    expect(isMobilePhone('+68987123456' as PhoneNumber)).toBe(true);
    expect(isMobilePhone('+33145678901' as PhoneNumber)).toBe(false);
    expect(isMobilePhone('+594594123456' as PhoneNumber)).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['  Anaïs   Zoé ', 'Anaïs Zoé'],
    ['Le\u0301a', 'Léa'],
    ['D’Arc‑Müller', 'D’Arc-Müller'],
    ["O'Neill", "O'Neill"],
    ['Œuvrard', 'Œuvrard'],
    ['St. Jean', 'St. Jean'],
    ['É', 'É'],
  ])('%s becomes %s', (text, name) => {
    expect(parsePersonName(text)).toEqual({ ok: true, name });
  });

  test.each([
    ['   ', 'name.empty'],
    ['A'.repeat(101), 'name.length'],
    ['Jean2', 'name.characters'],
    ['<b>Jean</b>', 'name.characters'],
    ['-Jean', 'name.characters'],
    ['’', 'name.characters'],
    ['Jean\u0000', 'name.characters'],
    ['Jean\u202e', 'name.characters'],
    ['Иван', 'name.characters'],
  ])('%j is refused as %s', (text, code) => {
    expect(parsePersonName(text)).toEqual({ ok: false, code });
  });

  test('a hundred letters pass, a hundred thousand are not even looked at', () => {
    expect(personNameSchema.parse('é'.repeat(100))).toHaveLength(100);
    expect(personNameSchema.safeParse('A'.repeat(100_000)).success).toBe(false);
  });
});

describe('e-mail', () => {
  test('two ways of typing an address are one', () => {
    expect(emailSchema.parse(' Claire.Martin@Exemple.FR ')).toBe('claire.martin@exemple.fr');
  });

  test.each([
    ['', 'email.empty'],
    ['claire', 'email.form'],
    ['claire@exemple', 'email.form'],
    ['claire@@exemple.fr', 'email.form'],
    ['claire martin@exemple.fr', 'email.form'],
    ['claire@-exemple.fr', 'email.form'],
    ['.claire@exemple.fr', 'email.form'],
    ['a..b@exemple.fr', 'email.form'],
    ['a@b.fr\nBcc: c@d.fr', 'email.form'],
    [`a@${'b'.repeat(250)}.fr`, 'email.length'],
  ])('%j is refused as %s', (text, code) => {
    expect(parseEmail(text)).toEqual({ ok: false, code });
  });
});
