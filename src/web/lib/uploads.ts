import type { DetailedError, Upload as TusUpload } from 'tus-js-client';
import {
  type UploadMetadata,
  type UploadResult,
  uploadResultSchema,
} from '#contracts/photos/photo.contract.ts';
import type { EvidenceMetadata } from '#contracts/professionals/verification.contract.ts';
import { errorsFr } from './lib.fr.ts';
import { onScreen } from './screen-lock.ts';
import { announceSessionLost } from './session-events.ts';
import { startsOf } from './upload-starts.ts';

/** One upload as a screen shows it; `fraction` is 0 to 1. */
export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; fraction: number }
  /** `isHeldUp`: until the session is open again. */
  | { kind: 'interrupted'; fraction: number; message: string; isHeldUp?: boolean }
  | { kind: 'refused'; message: string; code: string | undefined }
  | { kind: 'done'; result: UploadResult };

/** A running upload. `pause` keeps what was sent, `resume` goes on from there, `cancel` also tells the server. */
export type UploadHandle = {
  pause: () => void;
  resume: () => void;
  cancel: () => Promise<void>;
  /** Stops for good here; what the server has stays there, for another start at its address. */
  leave: () => void;
};

export type UploadRequest = {
  file: Blob;
  /** What the server asks to know of the file. */
  metadata: UploadMetadata | EvidenceMetadata;
  onState: (state: UploadState) => void;
  endpoint?: string;
  /** Where the server has received a part of it before. */
  uploadUrl?: string | undefined;
  /** Waits between tries after a cut, in ms, until it is shown as `interrupted`. */
  retryDelaysMs?: readonly number[];
  /** The server has opened the upload at this address. */
  onUrl?: (url: string) => void;
};

const megabyte = 1024 * 1024;
const retryDelaysMs = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/** Pieces of 1 MB on a slow link, of 5 MB otherwise: a lost piece is the most that is sent twice. */
export function chunkSizeFor(effectiveType: string | undefined): number {
  return effectiveType !== undefined && effectiveType !== '4g' ? megabyte : 5 * megabyte;
}

/**
 * Sends a file to the resumable endpoint (tus 1.0). Cuts are retried, then shown as `interrupted`; `resume` or the
 * browser being online again goes on from the last byte the server has; so does another start at `uploadUrl`.
 */
export async function startUpload(request: UploadRequest): Promise<UploadHandle> {
  const { Upload } = await import('tus-js-client');
  let fraction = 0;
  let isOver = false;
  let isHeldUp = false;
  const starts = startsOf(() => upload);
  const upload: TusUpload = new Upload(request.file, {
    endpoint: request.endpoint ?? '/api/uploads',
    chunkSize: chunkSizeFor(connectionType()),
    retryDelays: [...(request.retryDelaysMs ?? retryDelaysMs)],
    metadata: { ...request.metadata } as Record<string, string>,
    storeFingerprintForResuming: false,
    removeFingerprintOnSuccess: true,
    ...(request.uploadUrl === undefined ? {} : { uploadUrl: request.uploadUrl }),
    onUploadUrlAvailable: () => {
      if (upload.url) request.onUrl?.(upload.url);
    },
    onProgress: (sent, total) => {
      fraction = total ? sent / total : 0;
      request.onState({ kind: 'sending', fraction });
    },
    onBeforeRequest: starts.onBeforeRequest,
    onShouldRetry: (error) => !isRefusal(error) && !isLockedOut(error),
    onSuccess: ({ lastResponse }) => {
      stop();
      const url = upload.url ?? '';
      // All of it was there already and its answer was lost: asked again, the server tells what was made of it.
      if (lastResponse.getBody() === '') void finish(url).then(request.onState);
      else request.onState(stateAfter(lastResponse.getBody()));
    },
    onError: (error) => {
      starts.noteFailure();
      if (isRefusal(error)) {
        stop();
        request.onState({ kind: 'refused', ...refusalOf(error as DetailedError) });
        return;
      }
      isHeldUp = isLockedOut(error);
      if (isHeldUp && refusalOf(error as DetailedError).code === 'session.required') {
        announceSessionLost('session.required');
      }
      request.onState({ ...interruptedAt(fraction), isHeldUp });
    },
  });
  const resume = () => {
    if (isOver) return;
    isHeldUp = false;
    request.onState({ kind: 'sending', fraction });
    starts.beginAgain();
  };
  // A locked session takes no further piece: what was sent stays, the rest follows once it is open again.
  const stopHearing = onScreen('unlocked', () => isHeldUp && resume());
  const stop = () => {
    isOver = true;
    removeEventListener('online', resume);
    stopHearing();
  };
  addEventListener('online', resume);
  request.onState({ kind: 'sending', fraction: 0 });
  starts.begin();
  return {
    pause: () => {
      void starts.stop();
      request.onState(interruptedAt(fraction));
    },
    resume,
    leave: () => {
      stop();
      void starts.stop();
    },
    cancel: async () => {
      stop();
      await starts.stop(upload.url !== null).catch(() => undefined);
    },
  };
}

/** The last answer names what was made of the file. */
function stateAfter(body: string): UploadState {
  try {
    return { kind: 'done', result: uploadResultSchema.parse(JSON.parse(body)) };
  } catch {
    return { kind: 'refused', message: errorsFr.unexpectedAnswer, code: undefined };
  }
}

/** Asks for the answer of an upload that is whole. */
async function finish(url: string): Promise<UploadState> {
  try {
    const response = await fetch(`${url}/finish`, { method: 'POST', credentials: 'same-origin' });
    const body = await response.text();
    if (response.ok) return stateAfter(body);
    if (response.status >= 500) return interruptedAt(1);
    return { kind: 'refused', ...refusalIn(body) };
  } catch {
    return interruptedAt(1);
  }
}

function interruptedAt(fraction: number) {
  return { kind: 'interrupted' as const, fraction, message: errorsFr.uploadInterrupted };
}

function isLockedOut(error: Error): boolean {
  return [401, 423].includes((error as Partial<DetailedError>).originalResponse?.getStatus() ?? 0);
}

function isRefusal(error: Error): boolean {
  const status = (error as Partial<DetailedError>).originalResponse?.getStatus();
  return status !== undefined && status >= 400 && status < 500 && ![401, 408, 409, 423, 429].includes(status);
}

/** The refusal's French sentence from problem+json, else a general one. */
export function refusalOf(error: Pick<DetailedError, 'originalResponse'>): {
  message: string;
  code: string | undefined;
} {
  return refusalIn(error.originalResponse?.getBody() ?? '');
}

function refusalIn(text: string): { message: string; code: string | undefined } {
  try {
    const body = JSON.parse(text) as { title?: string; detail?: string; code?: string };
    return { message: body.detail ?? body.title ?? errorsFr.uploadRefused, code: body.code };
  } catch {
    return { message: errorsFr.uploadRefused, code: undefined };
  }
}

function connectionType(): string | undefined {
  return (navigator as Navigator & { connection?: { effectiveType?: string } }).connection?.effectiveType;
}
