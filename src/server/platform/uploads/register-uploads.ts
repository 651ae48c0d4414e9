/*
 * Binds resumable uploads (tus 1.0) to the HTTP server: asks `authorize` on every request, lets the tus handlers
 * receive into the sealed store, calls `onFinish` when the last byte is safe. It knows nothing of what is uploaded.
 */
import { Metadata, Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { uploadIdPattern } from './open-uploads.ts';
import { ownerMetadataKey, type SealedUploadStore } from './sealed-upload-store.ts';
import { UploadLocker } from './upload-locker.ts';
import { tooLargeDetailFr } from './upload-problems.fr.ts';
import { uploadError, uploadErrorOfStatus } from './upload-problems.ts';
import type { UploadInfo, UploadResult } from './upload-record.ts';

const contentType = 'application/offset+octet-stream';
const maxMetadataChars = 4_096;

/** What a request wants: a new upload, or to go on with (look at, finish, remove) the one of `ownerId`. */
export type UploadClaim = {
  readonly kind: 'create' | 'continue';
  readonly uploadId: string;
  /** As sent at creation; nobody has checked it. */
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly size: number;
  /** As `authorize` said at creation; absent for `create`. */
  readonly ownerId?: string;
};

export type UploadGrant = { readonly ownerId: string; readonly maxBytes: number };

export type RegisterUploadsOptions = {
  /** `/api/uploads` */
  path: string;
  store: SealedUploadStore;
  /** Fresh upload ids: UUIDs or 32 hexadecimal digits. */
  newId: () => string;
  /**
   * Called on every request. null is answered 404; it may also throw an `AppError`. For `continue` the grant must
   * name the same owner, else 404.
   */
  authorize: (request: FastifyRequest, claim: UploadClaim) => Promise<UploadGrant | null>;
  /**
   * Called when the content is whole and safe; the answer (any status, also a refusal) is final: it is remembered
   * and the content removed. When it throws, the content stays and finishing can be asked again. It may be called
   * again after a crash with the same `uploadId`, so it must be idempotent by it.
   */
  onFinish: (
    uploadId: string,
    info: UploadInfo,
    readAll: () => Promise<Buffer>,
    request: FastifyRequest,
  ) => Promise<UploadResult>;
  /** Route options of the surrounding server (hooks, `config`). */
  route?: Pick<RouteShorthandOptions, 'config' | 'onRequest' | 'preHandler'>;
};

type Call = { uploadId: string; grant: UploadGrant; request: FastifyRequest; failure?: unknown };
type TusRequest = Parameters<Server['handleWeb']>[0];

/** Declares POST, HEAD, PATCH, DELETE and OPTIONS of tus, and `POST <path>/:id/finish`. */
export async function registerUploads(
  server: FastifyInstance,
  options: RegisterUploadsOptions,
): Promise<void> {
  const calls = new WeakMap<object, Call>();
  const tus = createTusServer(options, calls);
  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const route = { ...options.route };

    async function forward(request: FastifyRequest, reply: FastifyReply, call: Call): Promise<unknown> {
      const tusRequest = asTusRequest(request);
      calls.set(tusRequest, call);
      const handle = (): Promise<Response> => tus.handleWeb(tusRequest);
      const response = await options.store.receiving(bodyOf(request), handle);
      if (!request.raw.complete) reply.header('connection', 'close');
      reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store');
      if ('failure' in call) throw call.failure;
      if (response.status >= 400 && response.headers.get('x-upload-final') === null) {
        throw uploadErrorOfStatus(response.status);
      }
      return answer(reply, response);
    }

    scope.post(options.path, route, async (request, reply) => {
      const call = await authorizeCreation(options, request);
      return forward(request, reply, call);
    });
    for (const method of ['HEAD', 'PATCH', 'DELETE'] as const) {
      scope.route<{ Params: { id: string } }>({
        ...route,
        method,
        url: `${options.path}/:id`,
        handler: async (request, reply) =>
          forward(request, reply, await authorizeContinuation(options, request, request.params.id)),
      });
    }
    scope.post<{ Params: { id: string } }>(`${options.path}/:id/finish`, route, async (request, reply) => {
      const { uploadId } = await authorizeContinuation(options, request, request.params.id);
      const result = await finish(options, uploadId, request);
      return reply
        .code(result.status)
        .header('cache-control', 'no-store')
        .type(typeOf(result))
        .send(textOf(result));
    });
    scope.options(options.path, route, async (_request, reply) =>
      reply
        .code(204)
        .header('tus-resumable', '1.0.0')
        .header('tus-version', '1.0.0')
        .header('tus-extension', options.store.extensions.join(','))
        .send(),
    );
    done();
  });
}

function createTusServer(options: RegisterUploadsOptions, calls: WeakMap<object, Call>): Server {
  function callOf(request: object): Call {
    const call = calls.get(request);
    if (call === undefined) throw new Error('An upload request without its authorisation');
    return call;
  }
  return new Server({
    path: options.path,
    datastore: options.store,
    locker: new UploadLocker((id) => options.store.interrupt(id)),
    relativeLocation: true,
    allowedOrigins: () => false,
    maxSize: (request) => callOf(request).grant.maxBytes,
    namingFunction: (request) => callOf(request).uploadId,
    getFileIdFromRequest: (request) => callOf(request).uploadId,
    onUploadCreate: async (request, upload) => ({
      metadata: { ...upload.metadata, [ownerMetadataKey]: callOf(request).grant.ownerId },
    }),
    onUploadFinish: async (request, upload) => {
      const call = callOf(request);
      try {
        const result = await finish(options, upload.id, call.request);
        const headers = { 'content-type': typeOf(result), 'x-upload-final': '1' };
        return { status_code: result.status, headers, body: textOf(result) };
      } catch (failure) {
        call.failure = failure;
        throw failure;
      }
    },
  });
}

function finish(
  options: RegisterUploadsOptions,
  uploadId: string,
  request: FastifyRequest,
): Promise<UploadResult> {
  return options.store.finish(uploadId, (info, readAll) =>
    options.onFinish(uploadId, info, readAll, request),
  );
}

async function authorizeCreation(options: RegisterUploadsOptions, request: FastifyRequest): Promise<Call> {
  const uploadId = options.newId();
  if (!uploadIdPattern.test(uploadId)) throw new RangeError('Upload ids are UUIDs or 32 hexadecimal digits');
  const metadata = readMetadata(request.headers['upload-metadata']);
  const size = Number(request.headers['upload-length']);
  if (!Number.isSafeInteger(size) || size <= 0) throw uploadError('upload.malformed');
  const grant = await options.authorize(request, { kind: 'create', uploadId, metadata, size });
  if (grant === null) throw uploadError('upload.not_found');
  if (size > grant.maxBytes) throw uploadError('upload.too_large', tooLargeDetailFr(grant.maxBytes));
  return { uploadId, grant, request };
}

async function authorizeContinuation(
  options: RegisterUploadsOptions,
  request: FastifyRequest,
  uploadId: string,
): Promise<Call> {
  const info = await options.store.findInfo(uploadId);
  if (info === undefined) throw uploadError('upload.not_found');
  const { ownerId, metadata, size } = info;
  const grant = await options.authorize(request, { kind: 'continue', uploadId, metadata, size, ownerId });
  if (grant === null || grant.ownerId !== ownerId) throw uploadError('upload.not_found');
  return { uploadId, grant, request };
}

function readMetadata(header: string | string[] | undefined): Record<string, string | null> {
  if (header === undefined || header === '') return {};
  if (typeof header !== 'string' || header.length > maxMetadataChars) throw uploadError('upload.malformed');
  try {
    return Metadata.parse(header);
  } catch {
    throw uploadError('upload.malformed');
  }
}

/** The request as the tus handlers read it, without its body: the store takes that straight from the socket. */
function asTusRequest(request: FastifyRequest): TusRequest {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return { method: request.method, url: `http://uploads${request.url}`, headers, body: null } as TusRequest;
}

function bodyOf(request: FastifyRequest): AsyncIterable<Uint8Array> | undefined {
  return request.headers['content-type'] === contentType ? request.raw : undefined;
}

async function answer(reply: FastifyReply, response: Response): Promise<unknown> {
  reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'content-length' && !name.startsWith('access-control-') && name !== 'x-upload-final') {
      reply.header(name, value);
    }
  }
  return reply.send(response.status === 204 ? undefined : await response.text());
}

function typeOf(result: UploadResult): string {
  return result.status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8';
}

function textOf(result: UploadResult): string {
  return JSON.stringify(result.body);
}
