import { z } from 'zod';

/** One refused field: `path` is dotted (`patient.billingNir`), `message` a French sentence to show there. */
export const fieldProblemSchema = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/**
 * RFC 9457 problem+json as every operation answers it: `code` is stable and for machines and support,
 * `title` is a French sentence for people. `fields` shows refusals where they belong, `incidentId` finds the log line.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  fields: z.array(fieldProblemSchema).optional(),
  incidentId: z.string().optional(),
  retryAfterSeconds: z.number().int().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
