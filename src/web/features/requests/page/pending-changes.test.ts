import { describe, expect, test } from 'vitest';
import { emptyContent } from '#contracts/cases/case-draft.ts';
import { isMet, pendingChanges } from './pending-changes.ts';

const photo = {
  photoId: '1',
  view: 'close-up' as const,
  position: 0,
  width: 2000,
  height: 1500,
  bytes: 1,
  addedAt: '2026-11-23T09:00:00Z',
  sinceSubmission: 1,
  isSmall: false,
  overrideReason: '',
  hints: [],
  qualityOverride: null,
};
const sent = {
  form: 'peau' as const,
  formVersion: 1,
  content: emptyContent,
  workingCopy: null,
  photos: [photo],
  documents: [],
};
const letter = {
  documentId: '1',
  name: 'courrier.pdf',
  contentType: 'application/pdf' as const,
  bytes: 1,
  from: 'requester' as const,
  kind: 'other' as const,
  state: 'ready' as const,
  addedAt: '2026-11-23T09:00:00Z',
  isSent: true,
};

describe('B-047 what changed since the last sending', () => {
  test('nothing, as long as nothing was changed', () => {
    expect(pendingChanges(sent)).toEqual([]);
    expect(isMet('patient', pendingChanges(sent))).toBe(false);
  });

  test('a changed field meets its own point and that of its group only', () => {
    const workingCopy = { ...emptyContent, patient: { ...emptyContent.patient, phone: '0100000000' } };
    const changes = pendingChanges({ ...sent, workingCopy });
    expect(changes).toHaveLength(1);
    expect(isMet('patient.phone', changes)).toBe(true);
    expect(isMet('patient', changes)).toBe(true);
    expect(isMet('patient.birthName', changes)).toBe(false);
    expect(isMet('sites', changes)).toBe(false);
  });

  test('a photo added to a view meets a point on that view', () => {
    const changes = pendingChanges({
      ...sent,
      photos: [photo, { ...photo, photoId: '2', sinceSubmission: null }],
    });
    expect(isMet('photos.close-up', changes)).toBe(true);
    expect(isMet('photos.regional', changes)).toBe(false);
  });

  test('B-053 a document not yet sent is a change, one that was sent is none', () => {
    const documents = [
      letter,
      { ...letter, isSent: false },
      { ...letter, from: 'expert' as const, isSent: false },
    ];
    expect(pendingChanges({ ...sent, documents })).toMatchObject([
      { target: 'documents', before: '', after: '1\u00a0document ajouté' },
    ]);
    expect(pendingChanges({ ...sent, documents: [letter] })).toEqual([]);
  });
});
