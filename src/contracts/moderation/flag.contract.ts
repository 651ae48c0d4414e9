import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { appealOutcomeSchema } from './measure.vocabulary.ts';

export const flagSubjects = ['profile', 'case', 'message', 'photo', 'document', 'link'] as const;
export type FlagSubject = (typeof flagSubjects)[number];
export const flagSubjectSchema = z.enum(flagSubjects);

/** Content of a case: health data, so for the medical director alone (B-058). */
export const clinicalSubjects: readonly FlagSubject[] = ['case', 'message', 'photo', 'document', 'link'];
/** What can be hidden from others. */
export const hidableSubjects: readonly FlagSubject[] = ['message', 'photo', 'document'];

/** Why something is flagged: each item of A-072, then, B-054. */
export const flagGrounds = [
  'aggressive',
  'threatening',
  'malicious',
  'defamatory',
  'false',
  'pornographic',
  'paedophile',
  'obscene',
  'vulgar',
  'racist',
  'xenophobic',
  'hateful',
  'sexually-explicit',
  'violent',
  'indecent',
  'objectionable',
  'intellectual-property',
  'privacy',
  'image-rights',
  'other-right',
  'malware',
  'harassment',
  'pyramid-sale',
  'mass-mailing',
  'unwanted-promotion',
  'unlawful-link',
  'asks-for-data',
  'unrelated',
] as const;
export type FlagGround = (typeof flagGrounds)[number];
export const flagGroundSchema = z.enum(flagGrounds);

export const flagActs = ['hide', 'remove', 'dismiss', 'measure'] as const;
export type FlagAct = (typeof flagActs)[number];
export const flagActSchema = z.enum(flagActs);

const when = z.iso.datetime();

const flagSchema = z.object({
  flagId: z.uuid(),
  subjectKind: flagSubjectSchema,
  subjectId: z.uuid(),
  caseId: z.uuid().nullable(),
  authorId: z.uuid().nullable(),
  flaggerId: z.uuid(),
  ground: flagGroundSchema,
  madeAt: when,
  /** Whether the words and the decision are this reader’s. */
  isYours: z.boolean(),
});
export type Flag = z.infer<typeof flagSchema>;

export const createFlag = defineOperation({
  id: 'flags.create',
  method: 'POST',
  path: '/api/flags',
  summary: 'Flag a profile, a case, a message, a file or a link that one may see (A-082)',
  body: z
    .strictObject({
      subjectKind: flagSubjectSchema,
      /** The account, the case, the message, the photo or document; for a link, the case where it stands. */
      subjectId: z.uuid(),
      /** The case where it was seen; null for a colleague’s profile. */
      caseId: z.uuid().nullable(),
      ground: flagGroundSchema,
      text: z.string().trim().max(2000, 'Ce texte est trop long.'),
    })
    .refine(({ subjectKind, text }) => subjectKind !== 'link' || text.length > 0, {
      path: ['text'],
      message: 'Indiquez le lien concerné.',
    }),
  response: json(z.object({ flagId: z.uuid() }), 201),
  errors: ['flag.subject_not_found', 'flag.already_made', 'flag.own_content', 'case.not_found'],
});

export const listFlags = defineOperation({
  id: 'flags.list',
  method: 'GET',
  path: '/api/moderation/flags',
  summary: 'What waits for a decision, oldest first, at most 50; the director sees what concerns cases',
  response: json(z.object({ items: z.array(flagSchema).max(50), waiting: z.number().int() })),
});

const flagParams = z.strictObject({ flagId: z.uuid() });

export const getFlag = defineOperation({
  id: 'flags.get',
  method: 'GET',
  path: '/api/moderation/flags/:flagId',
  summary: 'One flag; its words only for whom they may concern (B-058)',
  params: flagParams,
  response: json(
    flagSchema.extend({
      text: z.string().nullable(),
      /** Whether the case it stands in is open to this reader now (reasoned access of the director). */
      isCaseOpen: z.boolean(),
      outcome: flagActSchema.nullable(),
      itemState: z.enum(['hidden', 'removed', 'restored']).nullable(),
    }),
  ),
  errors: ['flag.not_found'],
});

export const settleFlag = defineOperation({
  id: 'flags.settle',
  method: 'POST',
  path: '/api/moderation/flags/:flagId/decision',
  summary:
    'Hide, remove, dismiss, or note that a measure was taken; author and flagger are told (A-072, A-082)',
  params: flagParams,
  body: z.strictObject({
    act: flagActSchema,
    statement: z
      .string()
      .trim()
      .min(10, 'Motivez la décision : la personne concernée la lira.')
      .max(2000, 'Ce texte est trop long.'),
  }),
  response: empty,
  errors: [
    'flag.not_found',
    'flag.not_for_you',
    'flag.already_settled',
    'flag.cannot_hide',
    'flag.open_content_first',
  ],
});

const itemParams = z.strictObject({ subjectId: z.uuid() });
const itemSchema = z.object({
  subjectId: z.uuid(),
  subjectKind: flagSubjectSchema,
  caseId: z.uuid(),
  state: z.enum(['hidden', 'removed', 'restored']),
  ground: flagGroundSchema,
  decidedAt: when,
  statement: z.string(),
  appeal: z
    .object({ madeAt: when, text: z.string(), outcome: appealOutcomeSchema.nullable(), answer: z.string() })
    .nullable(),
});
export type ModeratedItem = z.infer<typeof itemSchema>;

export const listOwnItems = defineOperation({
  id: 'items.list-own',
  method: 'GET',
  path: '/api/account/moderated-items',
  summary: 'What of one’s own was hidden from others, and why; newest first, at most 50',
  response: json(z.object({ items: z.array(itemSchema).max(50) })),
});

export const appealItem = defineOperation({
  id: 'items.appeal',
  method: 'POST',
  path: '/api/account/moderated-items/:subjectId/appeal',
  summary: 'Contest that something was hidden, once',
  params: itemParams,
  body: z.strictObject({
    text: z.string().trim().min(10, 'Expliquez pourquoi vous contestez cette décision.').max(2000),
  }),
  response: empty,
  errors: ['item.not_found', 'item.not_hidden', 'appeal.already_made'],
});

export const listItemAppeals = defineOperation({
  id: 'items.list-appeals',
  method: 'GET',
  path: '/api/moderation/items',
  summary: 'Hidden content that is contested, for the medical director; oldest first, at most 50',
  response: json(z.object({ items: z.array(itemSchema).max(50) })),
});

export const decideItem = defineOperation({
  id: 'items.decide',
  method: 'POST',
  path: '/api/moderation/items/:subjectId/decision',
  summary: 'Restore what was hidden, or keep it so in answer to an appeal; author is told',
  params: itemParams,
  body: z.strictObject({
    act: z.enum(['restore', 'keep']),
    reason: z.string().trim().min(10, 'Motivez la décision.').max(2000, 'Ce texte est trop long.'),
  }),
  response: empty,
  errors: [
    'item.not_found',
    'item.not_hidden',
    'appeal.not_found',
    'appeal.other_operator',
    'flag.not_for_you',
  ],
});

export const flagOperations = [
  createFlag,
  listFlags,
  getFlag,
  settleFlag,
  listOwnItems,
  appealItem,
  listItemAppeals,
  decideItem,
] as const;
