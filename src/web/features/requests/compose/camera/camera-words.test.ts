import { expect, test } from 'vitest';
import { photoHints } from '#contracts/photos/quality/photo-hints.ts';
import { frameWordsFr, hintAdviceFr } from './camera.fr.ts';
import { refusalOf } from './use-camera.ts';
import { tiltOf } from './use-level.ts';

test('B-029 every hint says what to do, in one sentence of the house', () => {
  for (const hint of photoHints) expect(hintAdviceFr[hint]).toMatch(/^\p{Lu}.{15,90}[.?]$/u);
  expect(frameWordsFr['close-up']).toContain('règle ou une pièce');
});

test('B-029 each failure of the camera has its own words', () => {
  const named = (name: string) => refusalOf(new DOMException('', name));
  expect(['NotAllowedError', 'NotReadableError', 'NotFoundError', 'InsecureError'].map(named)).toEqual([
    'denied',
    'busy',
    'missing',
    'insecure',
  ]);
  expect(refusalOf(new Error('anything'))).toBe('missing');
});

test('the level is told in whole degrees, never beyond a quarter turn', () => {
  expect([tiltOf(1.6), tiltOf(-170), tiltOf(95)]).toEqual([2, -90, 90]);
});
