import { describe, expect, test } from 'vitest';
import type { EarlierCase } from '#contracts/cases/case-earlier.contract.ts';
import type { PhotoView } from '#contracts/photos/photo.contract.ts';
import { earlierPhotos, partnerOf } from './earlier-photos.ts';
import type { NamedPhoto } from './named-photos.ts';

const photo = (photoId: string, view: PhotoView['view'], position = 0): PhotoView => ({
  photoId,
  view,
  position,
  width: 4000,
  height: 3000,
  bytes: 2_000_000,
  addedAt: '2026-03-03T09:00:00.000Z',
  sinceSubmission: 1,
  isSmall: false,
  overrideReason: '',
  hints: [],
  qualityOverride: null,
});
const sent = (submittedAt: string, photos: PhotoView[]): EarlierCase => ({
  caseId: '00000000-0000-4000-8000-000000000001',
  reference: 'A',
  form: 'peau',
  formVersion: 1,
  submittedAt,
  photos,
});
const day = '3\u00a0mars\u00a02026';
const named = (one: PhotoView): NamedPhoto => ({ photo: one, name: one.photoId, note: '' });

describe('earlierPhotos', () => {
  test('the name says the day, and so does the thumbnail', () => {
    const [first] = earlierPhotos([sent('2026-03-03T09:00:00.000Z', [photo('a', 'close-up')])]);
    expect(first).toMatchObject({ name: `Vue rapprochée · ${day}`, day });
  });

  test('two cases of one day are told apart by the time, never the numbers of one case by those of another', () => {
    const names = earlierPhotos([
      sent('2026-03-03T15:05:00.000Z', [photo('a', 'close-up', 1), photo('b', 'close-up', 2)]),
      sent('2026-03-03T09:00:00.000Z', [photo('c', 'close-up')]),
    ]).map(({ name }) => name);
    expect(names).toEqual([
      `Vue rapprochée 1 · ${day}, 16\u00a0h\u00a005`,
      `Vue rapprochée 2 · ${day}, 16\u00a0h\u00a005`,
      `Vue rapprochée · ${day}, 10\u00a0h\u00a000`,
    ]);
  });
});

describe('partnerOf', () => {
  const own = [named(photo('now-far', 'regional')), named(photo('now-near', 'close-up'))];
  const earlier = ['then', 'long-ago'].map((id) => named(photo(`${id}-near`, 'close-up')));

  test('the same view on the other side, the newest of the earlier ones first', () => {
    expect(partnerOf(own, earlier, 'now-near')).toBe('then-near');
    expect(partnerOf(own, earlier, 'long-ago-near')).toBe('now-near');
  });

  test('where the view is missing, the first photo there is; none where there is none', () => {
    expect(partnerOf(own, earlier, 'now-far')).toBe('then-near');
    expect(partnerOf(own, [named(photo('x', 'dermoscopic'))], 'now-near')).toBe('x');
    expect(partnerOf(own, [], 'now-near')).toBeUndefined();
  });
});
