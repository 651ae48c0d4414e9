/**
 * RFC 9457 answers: from an error to a stable code, its status and its French sentence. Statuses and sentences of
 * the modules are handed in by the composition root; unknown errors tell the caller nothing but an incident id.
 */
import type { Problem } from '#contracts/problem.ts';
import { type RequestErrorCode, requestErrorsFr } from '#contracts/request.fr.ts';
import { AppError } from './app-error.ts';

const requestStatuses: Record<RequestErrorCode, number> = {
  'request.malformed': 400,
  'request.too_large': 413,
  'request.unsupported_type': 415,
  'request.not_found': 404,
  'request.too_many': 429,
  'request.idempotency_mismatch': 422,
  'request.idempotency_required': 400,
  'request.version_conflict': 409,
  'request.forbidden_origin': 403,
  'session.required': 401,
  'session.locked': 423,
  'access.denied': 403,
  'internal.unexpected': 500,
  'internal.unavailable': 503,
};

/** Statuses that the end of a code implies when the table does not say. */
const statusBySuffix: Record<string, number> = { not_found: 404, denied: 403 };

/** The error codes of one area, as its part of the table. */
export type ModuleProblems = {
  statuses: Readonly<Record<string, number>>;
  titles: Readonly<Record<string, string>>;
};

export type ProblemTable = ReadonlyMap<string, { status: number; title: string }>;

/**
 * Joins the modules' statuses and sentences with those of the platform.
 * Throws when a code has a sentence without status or a status without sentence.
 */
export function createProblemTable(areas: readonly ModuleProblems[]): ProblemTable {
  const statuses = joined([requestStatuses, ...areas.map((area) => area.statuses)]);
  const titles = joined([requestErrorsFr, ...areas.map((area) => area.titles)]);
  const table = new Map<string, { status: number; title: string }>();
  const incomplete = Object.keys(statuses).filter((code) => titles[code] === undefined);
  for (const [code, title] of Object.entries(titles)) {
    const status = statuses[code] ?? statusBySuffix[code.split('.').at(-1) ?? ''];
    if (status === undefined) incomplete.push(code);
    else table.set(code, { status, title });
  }
  if (incomplete.length > 0)
    throw new Error(`Error codes without status or sentence: ${incomplete.join(', ')}`);
  return table;
}

function joined<T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}

export type DescribedProblem = {
  problem: Problem;
  /** Set when nobody foresaw this error: log it with the incident id. */
  unexpected: unknown;
};

/** Describes any thrown value; never lets a message of an unknown error out. */
export function describeProblem(table: ProblemTable, thrown: unknown, newId: () => string): DescribedProblem {
  const known = knownError(thrown);
  const entry = known && table.get(known.code);
  if (!known || !entry) {
    const code = 'internal.unexpected';
    const incident = { incidentId: newId() };
    return { problem: { ...basics(code, 500, titleOf(table, code)), ...incident }, unexpected: thrown };
  }
  const { fields, retryAfterSeconds, detail } = known.details;
  const problem: Problem = basics(known.code, entry.status, entry.title);
  if (detail !== undefined) problem.detail = detail;
  if (fields !== undefined) problem.fields = [...fields];
  if (retryAfterSeconds !== undefined) problem.retryAfterSeconds = Math.ceil(retryAfterSeconds);
  return { problem, unexpected: undefined };
}

function titleOf(table: ProblemTable, code: RequestErrorCode): string {
  return table.get(code)?.title ?? requestErrorsFr[code];
}

function basics(code: string, status: number, title: string): Problem {
  return { type: `/problems/${code}`, title, status, code };
}

const frameworkCodes: Record<string, RequestErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_type',
  FST_ERR_HANDLER_TIMEOUT: 'internal.unavailable',
};

/** Our own errors, and the framework's refusals of a request it could not read. */
function knownError(thrown: unknown): AppError | undefined {
  if (thrown instanceof AppError) return thrown;
  if (!(thrown instanceof Error)) return undefined;
  const { code, statusCode } = thrown as Error & { code?: unknown; statusCode?: unknown };
  if (typeof code !== 'string' || !code.startsWith('FST_')) return undefined;
  const mapped = frameworkCodes[code];
  if (mapped) return new AppError(mapped);
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? new AppError('request.malformed')
    : undefined;
}
