// The rows of `every-operation.test.ts` about photos and documents.
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';

const parties: readonly AccountRole[] = ['pharmacist', 'doctor', 'director'];

export const fileDoors: Record<string, readonly AccountRole[]> = {
  'photos.thumbnail': parties,
  'photos.display': parties,
  'documents.get': parties,
  'photos.update': ['pharmacist', 'doctor'],
  'photos.remove': ['pharmacist', 'doctor'],
  'photos.restore': ['pharmacist', 'doctor'],
  'photos.order': ['pharmacist', 'doctor'],
  'documents.remove': ['pharmacist', 'doctor'],
  'photos.open-tiles': parties,
  'photos.tile': parties,
};
