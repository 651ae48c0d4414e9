import { z } from 'zod';

/** Legal texts of an instance, in the order in which they are listed. */
export const legalKinds = [
  'terms',
  'sales-terms',
  'privacy',
  'cookies',
  'legal-notice',
  'gdpr-annex',
  'sub-processors',
  'accessibility',
] as const;
export type LegalKind = (typeof legalKinds)[number];
export const legalKindSchema = z.enum(legalKinds, 'Choisissez un texte.');

/** the annex on the processing of data is accepted with the terms. */
export const acceptedKinds: readonly LegalKind[] = ['terms', 'gdpr-annex'];

/** days between publication and effect unless a written reason asks for less. */
export const usualNoticeDays = 15;
