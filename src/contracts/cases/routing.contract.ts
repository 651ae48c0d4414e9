import { z } from 'zod';
import { defineOperation, json } from '../operation.ts';
import { routingPolicySchema } from './routing-policy.ts';

const at = z.iso.datetime();

/** A version as it is kept for ever: what it says, from when, by whom, why. */
const routingVersionSchema = z.object({
  version: z.number().int(),
  policy: routingPolicySchema,
  effectiveAt: at,
  decidedAt: at,
  /** Null for the first version, which comes with the instance. */
  decidedByName: z.string().nullable(),
  reason: z.string(),
  /** `never`: a later decision replaced it before its date. */
  state: z.enum(['in-force', 'to-come', 'past', 'never']),
  /** Cases sent under it, counted up to 10,000. */
  caseCount: z.number().int(),
});
export type RoutingVersion = z.infer<typeof routingVersionSchema>;

export const listRoutingVersions = defineOperation({
  id: 'routing.list-versions',
  method: 'GET',
  path: '/api/routing-policies',
  summary:
    'The versions of the routing policy, newest first, those to come included, 200 at most (B-010, B-011)',
  response: json(z.object({ items: z.array(routingVersionSchema).max(200) })),
});

export const decideRouting = defineOperation({
  id: 'routing.decide',
  method: 'POST',
  path: '/api/routing-policies',
  summary: 'Decide the next version of the routing policy, from now or from a later instant (B-010)',
  body: z.strictObject({
    policy: routingPolicySchema,
    /** Null: at once. */
    effectiveAt: at.nullable(),
    reason: z
      .string()
      .trim()
      .min(10, 'Dites pourquoi en quelques mots : cela reste dans l’historique.')
      .max(500, 'Cette raison est trop longue.'),
    /** The newest version that was on the screen; another one decided meanwhile refuses this one. */
    basedOn: z.int().min(1).max(100_000),
  }),
  response: json(routingVersionSchema, 201),
  errors: [
    'routing.impossible',
    'routing.nothing_changed',
    'routing.effect_in_past',
    'routing.effect_too_far',
    'routing.changed_meanwhile',
  ],
});

export const routingOperations = [listRoutingVersions, decideRouting] as const;
