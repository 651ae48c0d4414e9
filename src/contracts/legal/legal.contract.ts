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
  /** Taken back before it took effect. */
  withdrawnAt: z.iso.datetime().nullable(),
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
  response: json(
    versionSchema.extend({
      languages: z.array(z.string()).max(100),
      /** Languages of other versions in which this one is not translated (yet). */
      missingLanguages: z.array(z.string()).max(100),
    }),
  ),
  errors: ['legal.not_found', 'legal.not_translated'],
});

export const listVersions = defineOperation({
  id: 'legal.list-versions',
  method: 'GET',
  path: '/api/legal/:kind/versions',
  summary: 'All versions of one text, newest first, those to come and those taken back included (A-117)',
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
      items: z
        .array(
          versionSchema.extend({
            lastAcceptedId: z.uuid().nullable(),
            translations: z.array(z.object({ id: z.uuid(), language: z.string() })).max(100),
          }),
        )
        .max(50),
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
      .array(
        /** `shownId`: the translation that was read, if one was. */
        z.strictObject({ id: z.uuid(), sha256, shownId: z.uuid().optional() }),
        'Indiquez les textes que vous acceptez.',
      )
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
            /** The language that was read; the hash is that of the French text, which prevails. */
            shownLanguage: z.string(),
            shownId: z.uuid().nullable(),
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
  summary:
    'Operator: all versions with how many were told and accepted, shipped texts that changed, missing facts',
  response: json(
    z.object({
      items: z
        .array(versionHeadSchema.extend({ told: z.number().int(), accepted: z.number().int() }))
        .max(mostVersions),
      activeAccounts: z.number().int(),
      shippedChanged: z.array(legalKindSchema),
      /** Facts about the operator that no file of the configuration gives; texts with them must not be published. */
      missingFacts: z.array(z.string()).max(100),
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
    /** Absent: the usual notice from now on. A translation takes effect with its French version, or at once. */
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
    'legal.facts_missing',
  ],
});

export const withdrawText = defineOperation({
  id: 'legal.withdraw',
  method: 'POST',
  path: '/api/operator/legal/:versionId/withdrawal',
  summary:
    'Operator: take back a version that is not in force yet, with its translations; who was told is told',
  params: z.strictObject({ versionId: z.uuid('Cet identifiant n’est pas valable.') }),
  response: empty,
  errors: ['legal.not_found', 'legal.already_in_force'],
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
  withdrawText,
] as const;
