import { unattendedHeader } from '#contracts/attendance.ts';
import type { BodyInputOf, Operation, ParamsOf, QueryInputOf, ResponseOf } from '#contracts/operation.ts';
import { type Problem, problemSchema } from '#contracts/problem.ts';
import { requestErrorsFr } from '#contracts/request.fr.ts';
import { ApiProblem, Offline, UnexpectedAnswer } from './problem-errors.ts';
import { isAttendedNow, isScreenLocked } from './screen-lock.ts';
import { announceHindrance, announceSessionLost } from './session-events.ts';

/** What every call may carry, whatever the operation. */
export type CallOptions = {
  /** One key per intention of the person; give the same one when trying again, else a new one is made. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Sent as they are, under their own type, for the few operations whose body is no JSON. */
  bytes?: Blob;
};

type Part<Name extends string, T> = Record<never, never> extends T ? { [K in Name]?: T } : { [K in Name]: T };

/** The parts an operation asks for; a part that accepts the empty object may be left out. */
export type CallInput<O extends Operation> = Part<'params', ParamsOf<O>> &
  Part<'query', QueryInputOf<O>> &
  Part<'body', BodyInputOf<O>> &
  CallOptions;

/** What `call` resolves to: the parsed answer, a Blob for files, undefined for 204. */
export type CallResult<O extends Operation> = O['response'] extends { kind: 'binary' }
  ? Blob
  : O['response'] extends { kind: 'empty' }
    ? undefined
    : ResponseOf<O>;

type LooseInput = { params?: unknown; query?: unknown; body?: unknown } & CallOptions;

/** Not every 401 is a lost session: a wrong password at signing is one too. */
const sessionLostCodes: ReadonlySet<string> = new Set(['session.required', 'session.locked']);

const hindranceCodes: ReadonlySet<string> = new Set([
  'session.second_factor_required',
  'account.closing',
  'account.second_factor_missing',
  'legal.acceptance_required',
  'account.not_registered',
  'account.suspended',
  'account.not_verified',
]);

/** The server gives up after 30 s: an answer that has not begun by then is lost. Files take the time that they take. */
const longestWaitMs = 45_000;

const hasNoBody: ReadonlySet<string> = new Set(['GET', 'DELETE']);

/** A key for one intention of the person (RFC 4122, random). */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** The same-origin address of an operation; also for `<img src>`, `<a href>` and EventSource. */
export function urlOf<O extends Operation>(
  operation: O,
  input: Pick<CallInput<O>, 'params' | 'query'> | LooseInput = {},
): string {
  const { params = {}, query = {} } = input as { params?: object; query?: object };
  const values = new Map<string, unknown>(Object.entries(params));
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined && single !== null) {
        search.append(name, String(single));
      }
    }
  }
  const prefix = path.startsWith('/api/') ? '' : '/api';
  return `${prefix}${path}${search.size > 0 ? `?${search}` : ''}`;
}

/**
 * Calls one operation. Throws ApiProblem (the server refused, in French), Offline (network) or UnexpectedAnswer;
 * an abort by `signal` rejects with the signal's reason. A lost session is also announced to the shell.
 */
export async function call<O extends Operation>(operation: O, input: CallInput<O>): Promise<CallResult<O>> {
  const options: LooseInput = input;
  const response = await send(operation, options);
  if (!response.ok) {
    throw await problemOf(response);
  }
  return (await answerOf(operation, response)) as CallResult<O>;
}

async function send(operation: Operation, input: LooseInput): Promise<Response> {
  if (isScreenLocked() && !opensWhileLocked(operation)) throw lockedProblem();
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (!isAttendedNow()) headers.set(unattendedHeader, '1');
  const init: RequestInit = {
    method: operation.method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
  };
  if (operation.method !== 'GET') {
    headers.set('idempotency-key', input.idempotencyKey ?? newIdempotencyKey());
  }
  if (input.bytes) {
    headers.set('content-type', input.bytes.type);
    init.body = input.bytes;
  } else if (!hasNoBody.has(operation.method) || input.body !== undefined) {
    if (operation.method !== 'GET') {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(input.body ?? {});
    }
  }
  const patience = new AbortController();
  const timer = input.bytes ? undefined : setTimeout(() => patience.abort(), longestWaitMs);
  init.signal = AbortSignal.any([patience.signal, ...(input.signal ? [input.signal] : [])]);
  try {
    return await fetch(urlOf(operation, input), init);
  } catch (error) {
    input.signal?.throwIfAborted();
    throw new Offline(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing goes out from a locked screen but what opens or ends the session: the server would refuse it. */
function opensWhileLocked({ id }: Operation): boolean {
  return id.startsWith('session.') || id.startsWith('psc.');
}

function lockedProblem(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: requestErrorsFr['session.locked'],
    status: 423,
    code: 'session.locked',
  });
}

async function problemOf(response: Response): Promise<ApiProblem | Offline> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) {
    return gatewayProblem(response);
  }
  const retryAfter = Number(response.headers.get('retry-after'));
  const problem: Problem =
    parsed.data.retryAfterSeconds === undefined && retryAfter > 0
      ? { ...parsed.data, retryAfterSeconds: retryAfter }
      : parsed.data;
  if (sessionLostCodes.has(problem.code)) {
    announceSessionLost(problem.code);
  } else if (hindranceCodes.has(problem.code)) {
    announceHindrance();
  }
  return new ApiProblem(problem);
}

/** A proxy answered in the server's place (502 to 504 pages): the same to the person as no network. */
function gatewayProblem(response: Response): ApiProblem | Offline {
  if (response.status >= 502 && response.status <= 504) {
    return new Offline();
  }
  return new ApiProblem({
    type: 'about:blank',
    title: new UnexpectedAnswer('').message,
    status: response.status,
    code: 'internal.unexpected',
  });
}

async function answerOf(operation: Operation, response: Response): Promise<unknown> {
  const { response: expected } = operation;
  if (expected.kind === 'empty') {
    return undefined;
  }
  if (expected.kind === 'events') {
    throw new UnexpectedAnswer(operation.id, 'event streams are read with useLive');
  }
  let body: unknown;
  try {
    body = expected.kind === 'binary' ? await response.blob() : await response.json();
  } catch (error) {
    // Cut off on its way, unlike one that is no JSON.
    throw error instanceof TypeError ? new Offline(error) : new UnexpectedAnswer(operation.id, error);
  }
  if (expected.kind === 'binary') {
    return body;
  }
  try {
    return await expected.schema.parseAsync(body);
  } catch (error) {
    throw new UnexpectedAnswer(operation.id, error);
  }
}
