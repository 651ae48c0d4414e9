import { describe, expect, test } from 'vitest';
import { decodeOutboxCursor, encodeOutboxCursor } from './outbox.queries.ts';
import { maskLinks } from './outbox-mail.ts';

const publicUrl = 'https://consilia.example';
const id = '019ab000-0000-7000-8000-000000000001';

describe('links in the outbox', () => {
  test.each([
    'https://consilia.example/',
    'https://consilia.example/file',
    `https://consilia.example/dossiers/${id}`,
    'sans lien',
  ])('%s stays', (text) => {
    expect(maskLinks(`Voir : ${text}\n\nFin`, publicUrl)).toBe(`Voir : ${text}\n\nFin`);
  });

  test.each([
    'https://consilia.example/mot-de-passe/abcdef',
    `https://consilia.example/dossiers/${id}?jeton=abcdef`,
    `https://consilia.example/dossiers/${id}#abcdef`,
    'https://consilia.example/?t=abcdef',
    'https://abcdef@consilia.example/',
    'https://consilia.example/dossiers/abcdef',
  ])('%s is masked', (link) => {
    const shown = maskLinks(`Voir : ${link}\n\nFin`, publicUrl);
    expect(shown).toBe('Voir : https://consilia.example/«lien masqué»\n\nFin');
  });

  test('a link to elsewhere is masked too', () => {
    expect(maskLinks('http://other.example/x?k=abcdef', publicUrl)).toBe(
      'http://other.example/«lien masqué»',
    );
  });
});

describe('cursor of the outbox', () => {
  test('comes back as it went', () => {
    const place = { at: new Date('2026-11-23T08:00:00.123Z'), id };
    expect(decodeOutboxCursor(encodeOutboxCursor(place))).toEqual(place);
    expect(decodeOutboxCursor(undefined)).toBeUndefined();
  });

  test.each([
    '',
    'abc',
    Buffer.from(`2026|${id}`).toString('base64url'),
    Buffer.from('x|y').toString('base64url'),
  ])('refuses %j', (cursor) => {
    expect(() => decodeOutboxCursor(cursor)).toThrow('request.malformed');
  });
});
