import { expect, test } from 'vitest';
import { maxDocumentBytes } from '#contracts/photos/photo.contract.ts';
import { refusalOfDocument } from './use-case-uploads.ts';

test('B-031 B-053 a document is refused before it is sent when it is too large or of another kind', () => {
  expect(refusalOfDocument({ size: 10, type: 'application/pdf' })).toBeUndefined();
  expect(refusalOfDocument({ size: maxDocumentBytes, type: 'image/png' })).toBeUndefined();
  expect(refusalOfDocument({ size: maxDocumentBytes + 1, type: 'image/png' })?.code).toBe(
    'document.too_large',
  );
  expect(refusalOfDocument({ size: 10, type: 'image/heic' })?.code).toBe('document.unsupported');
  // Some phones name no type: the server looks at the content.
  expect(refusalOfDocument({ size: 10, type: '' })).toBeUndefined();
});
