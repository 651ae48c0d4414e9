import { z } from 'zod';

/** HTTP methods the API uses. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a successful answer looks like on the wire. */
export type ResponseKind<R extends z.ZodType> =
  | { kind: 'json'; status: 200 | 201; schema: R }
  | { kind: 'empty'; status: 204 }
  | { kind: 'binary'; status: 200; contentTypes: readonly string[] }
  | { kind: 'events'; status: 200; schema: R };

/**
 * One HTTP operation: the single description from which the server's route, the browser's client and the
 * OpenAPI document are made. `path` uses `:name` for parameters. `errors` lists the stable codes it may answer
 * besides those every operation may answer (`request.*`, `session.*`, `internal.*`).
 */
export type Operation<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  /** `area.verb-noun`, unique, stable. */
  id: string;
  method: Method;
  path: `/${string}`;
  /** One English line for the API documentation. */
  summary: string;
  params: P;
  query: Q;
  body: B;
  response: ResponseKind<R>;
  errors: readonly string[];
};

const nothing = z.strictObject({});
type Nothing = typeof nothing;

type Description<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  Operation,
  'id' | 'method' | 'path' | 'summary'
> & {
  params?: P;
  query?: Q;
  body?: B;
  response: ResponseKind<R>;
  errors?: readonly string[];
};

/** Declares an operation; parts left out accept nothing (an empty strict object). */
export function defineOperation<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = Nothing,
>(description: Description<P, Q, B, R>): Operation<P, Q, B, R> {
  const { params, query, body, errors, ...rest } = description;
  return {
    ...rest,
    params: params ?? (nothing as unknown as P),
    query: query ?? (nothing as unknown as Q),
    body: body ?? (nothing as unknown as B),
    errors: errors ?? [],
  };
}

/** A JSON answer, 200 unless something was created. */
export function json<R extends z.ZodType>(schema: R, status: 200 | 201 = 200): ResponseKind<R> {
  return { kind: 'json', status, schema };
}

/** 204, no body. */
export const empty: ResponseKind<Nothing> = { kind: 'empty', status: 204 };

/** A file; the content type is one of those listed. */
export function binary(...contentTypes: string[]): ResponseKind<Nothing> {
  return { kind: 'binary', status: 200, contentTypes };
}

/** Server-sent events whose data are JSON of `schema`. */
export function events<R extends z.ZodType>(schema: R): ResponseKind<R> {
  return { kind: 'events', status: 200, schema };
}

/** Whether the answer is a list: a JSON object with `items`. Such operations are counted and bounded. */
export function isListing({ response }: Operation): boolean {
  return (
    response.kind === 'json' && response.schema instanceof z.ZodObject && 'items' in response.schema.shape
  );
}

export type ParamsOf<O extends Operation> = z.output<O['params']>;
export type QueryOf<O extends Operation> = z.output<O['query']>;
export type BodyOf<O extends Operation> = z.output<O['body']>;
/** What a caller may send (before defaults are applied). */
export type BodyInputOf<O extends Operation> = z.input<O['body']>;
export type QueryInputOf<O extends Operation> = z.input<O['query']>;
export type ResponseOf<O extends Operation> =
  O extends Operation<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
