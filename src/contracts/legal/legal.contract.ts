import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { legalKindSchema } from './legal.vocabulary.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Cette empreinte n’est pas valable.');
const language = z.string().regex(/^[a-z]{2}$/, 'Cette langue n’existe pas.');

const versionHeadSchema = z.object({
  id: z.uuid(),
  kind: legalKindSchema,
  language: z.string(),
  version: z.number().int(),
  sha256: z.string(),
  summary: z.string(),
  publishedAt: z.iso.datetime(),
  effectiveAt: z.iso.datetime(),
  requiresAcceptance: z.boolean(),
});
export type LegalVersionHead = z.infer<typeof versionHeadSchema>;

const versionSchema = versionHeadSchema.extend({ text: z.string() });
export type LegalVersion = z.infer<typeof versionSchema>;

const kindParams = z.strictObject({ kind: legalKindSchema });

/** Versions of texts in a list: public, and they name nobody. */
const mostVersions = 1_000;

export const listTexts = defineOperation({
  id: 'legal.list',
  method: 'GET',
  path: '/api/legal',
  summary: 'Every legal text in force today (A-001)',
  response: json(z.object({ items: z.array(versionHeadSchema).max(mostVersions) })),
});

export const getText = defineOperation({
  id: 'legal.get',
  method: 'GET',
  path: '/api/legal/:kind',
  summary: 'The version of one text that is in force now; French prevails (A-107, B-015)',
  params: kindParams,
  query: z.strictObject({ language: language.default('fr') }),
  response: json(versionSchema.extend({ languages: z.array(z.string()) })),
  errors: ['legal.not_found'],
});

export const listVersions = defineOperation({
  id: 'legal.list-versions',
  method: 'GET',
  path: '/api/legal/:kind/versions',
  summary: 'All versions of one text, newest first, those to come included (A-117)',
  params: kindParams,
  response: json(z.object({ items: z.array(versionHeadSchema).max(mostVersions) })),
});

export const getVersion = defineOperation({
  id: 'legal.get-version',
  method: 'GET',
  path: '/api/legal-versions/:versionId',
  summary: 'The exact text of one version',
  params: z.strictObject({ versionId: z.uuid('Cet identifiant n’est pas valable.') }),
  response: json(versionSchema),
  errors: ['legal.not_found'],
});

export const getPendingTerms = defineOperation({
  id: 'legal.get-pending',
  method: 'GET',
  path: '/api/me/terms',
  summary: 'What the person has to accept now, with the words of the attestation (A-002, A-003)',
  response: json(
    z.object({
      items: z.array(versionSchema.extend({ lastAcceptedId: z.uuid().nullable() })).max(50),
      attestation: z.string(),
    }),
  ),
});

export const acceptTerms = defineOperation({
  id: 'legal.accept',
  method: 'POST',
  path: '/api/me/terms/acceptance',
  summary: 'Accept the versions in force (A-002, B-014, B-016)',
  body: z.strictObject({
    versions: z
      .array(z.strictObject({ id: z.uuid(), sha256 }), 'Indiquez les textes que vous acceptez.')
      .min(1, 'Indiquez les textes que vous acceptez.')
      .max(10, 'Il y a trop de textes.'),
    attestation: z.string('Cochez la case pour accepter.').min(1, 'Cochez la case pour accepter.').max(5_000),
    isAccepted: z.literal(true, 'Cochez la case pour accepter.'),
  }),
  response: empty,
  errors: ['legal.text_changed'],
});

export const refuseTerms = defineOperation({
  id: 'legal.refuse',
  method: 'POST',
  path: '/api/me/terms/refusal',
  summary: 'Refuse the version in force: recorded; export and closing stay open (B-019)',
  response: empty,
});

export const listAcceptances = defineOperation({
  id: 'legal.list-acceptances',
  method: 'GET',
  path: '/api/me/acceptances',
  summary: 'What the person accepted, when, and in which words',
  response: json(
    z.object({
      items: z
        .array(
          versionHeadSchema.extend({
            acceptedAt: z.iso.datetime(),
            acceptedSha256: z.string(),
            attestation: z.string(),
          }),
        )
        .max(200),
    }),
  ),
});

export const readPublishing = defineOperation({
  id: 'legal.read-publishing',
  method: 'GET',
  path: '/api/operator/legal',
  summary: 'Operator: all versions with how many were told and accepted, and shipped texts that changed',
  response: json(
    z.object({
      items: z
        .array(versionHeadSchema.extend({ told: z.number().int(), accepted: z.number().int() }))
        .max(mostVersions),
      activeAccounts: z.number().int(),
      shippedChanged: z.array(legalKindSchema),
    }),
  ),
});

export const getShipped = defineOperation({
  id: 'legal.get-shipped',
  method: 'GET',
  path: '/api/operator/legal-shipped',
  summary: 'Operator: the text that ships with the product, filled in for this instance',
  query: z.strictObject({ kind: legalKindSchema }),
  response: json(z.object({ text: z.string() })),
});

export const publishText = defineOperation({
  id: 'legal.publish',
  method: 'POST',
  path: '/api/operator/legal',
  summary: 'Operator: publish a version, 15 days ahead unless a written reason says otherwise (A-116)',
  body: z.strictObject({
    kind: legalKindSchema,
    language: language.default('fr'),
    text: z
      .string('Écrivez le texte.')
      .trim()
      .min(1, 'Écrivez le texte.')
      .max(300_000, 'Ce texte est trop long.'),
    summary: z
      .string('Résumez ce qui change.')
      .trim()
      .min(1, 'Résumez ce qui change.')
      .max(2_000, 'Ce résumé est trop long.'),
    /** Absent: the usual notice from now on. */
    effectiveAt: z.iso.datetime('Choisissez une date d’effet.').optional(),
    earlyReason: z.string().trim().max(2_000, 'Ce motif est trop long.').default(''),
  }),
  response: json(versionHeadSchema, 201),
  errors: [
    'legal.notice_too_short',
    'legal.effect_in_past',
    'legal.effect_not_last',
    'legal.nothing_changed',
    'legal.translation_without_french',
  ],
});

export const legalOperations = [
  listTexts,
  getText,
  listVersions,
  getVersion,
  getPendingTerms,
  acceptTerms,
  refuseTerms,
  listAcceptances,
  readPublishing,
  getShipped,
  publishText,
] as const;
