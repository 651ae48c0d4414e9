import type { ZodType } from 'zod';

/** Facts about one run of a job, from which the composition root makes the handler's context. */
export interface JobRun {
  jobName: string;
  jobId: string;
  /** 1 for the first try. */
  attempt: number;
  maxAttempts: number;
  now: Date;
  /** Aborted when the time limit is over or the worker is asked to stop. */
  signal: AbortSignal;
}

export interface JobSpec<Payload, Context> {
  /** '<module>.<verb-noun>', stored in the queue: never rename one that may be waiting. */
  name: string;
  /** Ids only: no name, no health data. */
  payload: ZodType<Payload>;
  /** Tries in all, at least 1. Between two tries: e^attempt seconds, at most about six hours. */
  maxAttempts: number;
  /** After this the try counts as failed and `signal` is aborted. */
  timeoutSeconds: number;
  /** 'minute hour day month weekday' in UTC; payload is then {}. Missed times are made up for one day. */
  cron?: string;
  handler: (payload: Payload, context: Context) => Promise<void>;
  /** Called once when the last try has failed, or at once on a PermanentJobError. Its own failure is only logged. */
  onGiveUp?: (payload: Payload, context: Context, error: Error) => Promise<void>;
}

/** A job whose payload type is forgotten: what the worker needs. */
export interface AnyJob<Context> {
  readonly name: string;
  readonly maxAttempts: number;
  readonly timeoutSeconds: number;
  readonly cron?: string;
  /** Parses the payload, then runs the handler. A payload that does not parse is a PermanentJobError. */
  readonly execute: (payload: unknown, context: Context) => Promise<void>;
  readonly giveUp: (payload: unknown, context: Context, error: Error) => Promise<void>;
}

export interface Job<Payload, Context> extends AnyJob<Context> {
  readonly payload: ZodType<Payload>;
}

/** Thrown by a handler when trying again is pointless: no further try, onGiveUp is called. */
export class PermanentJobError extends Error {
  override readonly name = 'PermanentJobError';
}

/** The single way to declare a job. Throws on a name or numbers the queue would refuse. */
export function defineJob<Payload, Context>(spec: JobSpec<Payload, Context>): Job<Payload, Context> {
  if (!/^[a-z][a-z0-9.-]{2,99}$/.test(spec.name)) throw new Error(`job name ${spec.name} is not acceptable`);
  if (!Number.isInteger(spec.maxAttempts) || spec.maxAttempts < 1) {
    throw new Error(`job ${spec.name}: maxAttempts must be at least 1`);
  }
  if (!(spec.timeoutSeconds > 0)) throw new Error(`job ${spec.name}: timeoutSeconds must be positive`);
  return {
    name: spec.name,
    payload: spec.payload,
    maxAttempts: spec.maxAttempts,
    timeoutSeconds: spec.timeoutSeconds,
    ...(spec.cron === undefined ? {} : { cron: spec.cron }),
    execute: (payload, context) => spec.handler(parsePayload(spec, payload), context),
    giveUp: async (payload, context, error) => {
      const parsed = spec.payload.safeParse(withoutCronMark(payload));
      if (parsed.success) await spec.onGiveUp?.(parsed.data, context, error);
    },
  };
}

function parsePayload<Payload>(spec: { name: string; payload: ZodType<Payload> }, payload: unknown): Payload {
  const parsed = spec.payload.safeParse(withoutCronMark(payload));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new PermanentJobError(`payload of ${spec.name} does not parse: ${fields}`);
}

/** graphile-worker adds `_cron` to the payload of scheduled jobs. */
function withoutCronMark(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('_cron' in payload)) return payload;
  const { _cron, ...rest } = payload;
  return rest;
}
