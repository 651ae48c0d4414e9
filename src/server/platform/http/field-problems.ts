/**
 * Turns a failed zod check into field problems with French sentences. Never echoes what was submitted:
 * neither values nor unknown keys.
 */
import { z } from 'zod';
import type { FieldProblem } from '#contracts/problem.ts';
import { AppError } from './app-error.ts';
import { fieldFr } from './field-problems.fr.ts';

const french = z.locales.fr().localeError;
const maxFields = 50;

/** Default messages; a message written in the schema itself wins (zod asks it first). */
const frenchMessages: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return fieldFr.unexpected;
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) {
    return fieldFr.required;
  }
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.input === '') return fieldFr.required;
  if (issue.code === 'invalid_format' && issue.format === 'regex') return fieldFr.format;
  return french(issue);
};

/** Parses `input`, or throws `request.malformed` with one field problem per refusal (50 at most). */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, { error: frenchMessages });
  if (result.success) return result.data;
  throw new AppError('request.malformed', { fields: fieldProblems(result.error) });
}

/** One field problem per issue; `path` is dotted and empty for a refusal of the whole. */
export function fieldProblems(error: z.core.$ZodError): FieldProblem[] {
  return error.issues.slice(0, maxFields).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: customCode(issue) ?? issue.code,
    message: issue.message,
  }));
}

/** A refinement may name its own code: `{ params: { code: 'billing_nir.key' } }`. */
function customCode(issue: z.core.$ZodIssue): string | undefined {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
}
