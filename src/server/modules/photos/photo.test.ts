import { expect, test } from 'vitest';
import { isSmallPhoto } from '#contracts/photos/quality/judge-photo.ts';

test.each([
  [1024, 768, false],
  [768, 1024, false],
  [1023, 768, true],
  [4000, 767, true],
  [900, 900, true],
  [1024, 1024, false],
])('a photo of %i × %i pixels is small: %s', (width, height, isSmall) => {
  expect(isSmallPhoto(width, height)).toBe(isSmall);
});
