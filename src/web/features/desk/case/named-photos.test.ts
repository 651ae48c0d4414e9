import { describe, expect, test } from 'vitest';
import { currentForm } from '#contracts/forms/forms.ts';
import type { PhotoView } from '#contracts/photos/photo.contract.ts';
import { namedPhotos } from './named-photos.ts';

const photo = (more: Partial<PhotoView>): PhotoView => ({
  photoId: '00000000-0000-4000-8000-000000000001',
  view: 'close-up',
  position: 0,
  width: 4000,
  height: 3000,
  bytes: 2_000_000,
  addedAt: '2026-11-23T09:00:00.000Z',
  sinceSubmission: 1,
  isSmall: false,
  overrideReason: '',
  ...more,
});
const form = currentForm('peau');

describe('namedPhotos', () => {
  test('numbers photos only where a view has several, in the order of the form', () => {
    const photos = [photo({ position: 2 }), photo({ position: 1 }), photo({ view: 'regional', position: 9 })];
    expect(namedPhotos({ photos, submissionVersion: 1 }, form).map(({ name }) => name)).toEqual([
      'Vue d’ensemble',
      'Vue rapprochée 1',
      'Vue rapprochée 2',
    ]);
  });

  test('B-046 a photo that came with the last answer is said to be new', () => {
    const photos = [photo({}), photo({ position: 1, sinceSubmission: 2 })];
    const names = namedPhotos({ photos, submissionVersion: 2 }, form).map(({ name }) => name);
    expect(names[0]).not.toContain('nouvelle');
    expect(names[1]).toContain('nouvelle');
  });

  test('a small photo shows why it was sent', () => {
    const photos = [photo({ isSmall: true, overrideReason: 'Ancien téléphone' })];
    expect(namedPhotos({ photos, submissionVersion: 1 }, form)[0]?.note).toContain('Ancien téléphone');
  });
});
