import { z } from 'zod';
import { referralDelaySchema, referralTargetSchema } from '../cases/case.vocabulary.ts';
import { defineOperation, empty, json } from '../operation.ts';
import {
  mostPhrases,
  mostPhraseVersions,
  mostRemovedShown,
  mostSharedShown,
  phraseParts,
  skinFamilies,
} from './phrase.vocabulary.ts';

const when = z.iso.datetime();
const text = z.string().max(3000, 'Ce texte est trop long (3 000 caractères au plus).');
const title = z
  .string()
  .trim()
  .min(2, 'Donnez un nom, pour le retrouver.')
  .max(80, 'Ce nom est trop long (80 caractères au plus).');
const family = z.enum(skinFamilies);

/** One text, put where the doctor is writing. */
const phraseSchema = z.strictObject({
  kind: z.literal('phrase'),
  family,
  title,
  part: z.enum(phraseParts),
  text: text.trim().min(2, 'Écrivez le texte de la phrase.'),
});

/** Several fields of an opinion, prefilled; empty ones leave the opinion as it is. */
const templateSchema = z.strictObject({
  kind: z.literal('template'),
  family,
  title,
  findings: text,
  hypotheses: z.array(z.string().max(300)).max(8, 'Huit hypothèses au plus.'),
  pharmacistAdvice: text,
  treatmentAdvice: text,
  referral: referralTargetSchema,
  referralWithin: referralDelaySchema,
  followUp: text,
  photoLimits: text,
  freeText: text,
});

/** The words of a phrase or template; what an opinion would still lack is no fault here. */
export const phraseContentSchema = z.discriminatedUnion('kind', [phraseSchema, templateSchema]);
export type PhraseContent = z.infer<typeof phraseContentSchema>;
export type TemplateContent = Extract<PhraseContent, { kind: 'template' }>;

const ownPhraseSchema = z.object({
  phraseId: z.uuid(),
  version: z.number().int(),
  updatedAt: when,
  isShared: z.boolean(),
  /** When it was removed; it can be taken back for some weeks. */
  removedAt: when.nullable(),
  content: phraseContentSchema,
});
export type OwnPhrase = z.infer<typeof ownPhraseSchema>;

const sharedPhraseSchema = z.object({
  phraseId: z.uuid(),
  version: z.number().int(),
  updatedAt: when,
  /** Name of the doctor who shares it. */
  author: z.string(),
  content: phraseContentSchema,
});
export type SharedPhrase = z.infer<typeof sharedPhraseSchema>;

const versionSchema = z.object({
  version: z.number().int(),
  at: when,
  content: phraseContentSchema,
});
export type PhraseVersion = z.infer<typeof versionSchema>;

const phraseParams = z.strictObject({ phraseId: z.uuid() });
const receipt = json(z.object({ phraseId: z.uuid(), version: z.number().int() }));

export const listOwnPhrases = defineOperation({
  id: 'phrases.list-own',
  method: 'GET',
  path: '/api/phrases',
  summary: 'One’s own phrases and templates, newest change first, and those removed lately',
  response: json(
    z.object({
      items: z.array(ownPhraseSchema).max(mostPhrases),
      removed: z.array(ownPhraseSchema).max(mostRemovedShown),
    }),
  ),
});

export const listSharedPhrases = defineOperation({
  id: 'phrases.list-shared',
  method: 'GET',
  path: '/api/phrases/shared',
  summary: 'What other doctors of the instance share, newest change first',
  response: json(z.object({ items: z.array(sharedPhraseSchema).max(mostSharedShown) })),
});

export const createPhrase = defineOperation({
  id: 'phrases.create',
  method: 'POST',
  path: '/api/phrases',
  summary: 'Keep a phrase or a template; its first version',
  body: z.strictObject({ content: phraseContentSchema }),
  response: receipt,
  errors: ['phrase.too_many', 'phrase.empty'],
});

export const copyPhrase = defineOperation({
  id: 'phrases.copy',
  method: 'POST',
  path: '/api/phrases/:phraseId/copies',
  summary: 'Copy one’s own or a shared one into one’s own; later changes of either leave the other alone',
  params: phraseParams,
  response: receipt,
  errors: ['phrase.not_found', 'phrase.too_many'],
});

export const changePhrase = defineOperation({
  id: 'phrases.change',
  method: 'PUT',
  path: '/api/phrases/:phraseId',
  summary: 'A new version built on the one named; an earlier text comes back the same way',
  params: phraseParams,
  body: z.strictObject({ content: phraseContentSchema, version: z.number().int().min(1) }),
  response: receipt,
  errors: ['phrase.not_found', 'phrase.empty', 'request.version_conflict'],
});

export const listPhraseVersions = defineOperation({
  id: 'phrases.list-versions',
  method: 'GET',
  path: '/api/phrases/:phraseId/versions',
  summary: 'The versions kept of one’s own phrase or template, newest first',
  params: phraseParams,
  response: json(z.object({ items: z.array(versionSchema).max(mostPhraseVersions) })),
  errors: ['phrase.not_found'],
});

export const sharePhrase = defineOperation({
  id: 'phrases.share',
  method: 'PUT',
  path: '/api/phrases/:phraseId/sharing',
  summary: 'Show it to the other doctors of the instance, or no longer',
  params: phraseParams,
  body: z.strictObject({ isShared: z.boolean() }),
  response: empty,
  errors: ['phrase.not_found'],
});

export const removePhrase = defineOperation({
  id: 'phrases.remove',
  method: 'DELETE',
  path: '/api/phrases/:phraseId',
  summary: 'Remove; it is no longer shared, and can be taken back for 30 days',
  params: phraseParams,
  response: empty,
  errors: ['phrase.not_found'],
});

export const restorePhrase = defineOperation({
  id: 'phrases.restore',
  method: 'POST',
  path: '/api/phrases/:phraseId/restoration',
  summary: 'Take back what was removed; it is one’s own again, not shared',
  params: phraseParams,
  response: empty,
  errors: ['phrase.not_found', 'phrase.too_many'],
});

export const phraseOperations = [
  listOwnPhrases,
  listSharedPhrases,
  createPhrase,
  copyPhrase,
  changePhrase,
  listPhraseVersions,
  sharePhrase,
  removePhrase,
  restorePhrase,
] as const;
