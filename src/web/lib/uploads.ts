import type { DetailedError, HttpResponse, Upload as TusUpload } from 'tus-js-client';
import {
  type UploadMetadata,
  type UploadResult,
  uploadResultSchema,
} from '#contracts/photos/photo.contract.ts';
import type { EvidenceMetadata } from '#contracts/professionals/verification.contract.ts';
import { errorsFr } from './lib.fr.ts';
import { onScreen } from './screen-lock.ts';

/** One upload as a screen shows it; `fraction` is 0 to 1. */
export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; fraction: number }
  | { kind: 'interrupted'; fraction: number; message: string }
  | { kind: 'refused'; message: string; code: string | undefined }
  | { kind: 'done'; result: UploadResult };

/** A running upload. `pause` keeps what was sent, `resume` goes on from there, `cancel` also tells the server. */
export type UploadHandle = { pause: () => void; resume: () => void; cancel: () => Promise<void> };

export type UploadRequest = {
  file: Blob;
  /** What the server asks to know of the file. */
  metadata: UploadMetadata | EvidenceMetadata;
  onState: (state: UploadState) => void;
  endpoint?: string;
};

const megabyte = 1024 * 1024;
const retryDelaysMs = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

/** Pieces of 1 MB on a slow link, of 5 MB otherwise: a lost piece is the most that is sent twice. */
export function chunkSizeFor(effectiveType: string | undefined): number {
  return effectiveType !== undefined && effectiveType !== '4g' ? megabyte : 5 * megabyte;
}

/**
 * Sends a file to the resumable endpoint (tus 1.0). Cuts are retried, then shown as `interrupted`; `resume` or the
 * browser being online again goes on from the last byte the server has. Nothing is written to browser storage.
 */
export async function startUpload(request: UploadRequest): Promise<UploadHandle> {
  const { Upload } = await import('tus-js-client');
  let fraction = 0;
  let isOver = false;
  let isHeldUp = false;
  const upload: TusUpload = new Upload(request.file, {
    endpoint: request.endpoint ?? '/api/uploads',
    chunkSize: chunkSizeFor(connectionType()),
    retryDelays: retryDelaysMs,
    metadata: { ...request.metadata } as Record<string, string>,
    storeFingerprintForResuming: false,
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) => {
      fraction = total ? sent / total : 0;
      request.onState({ kind: 'sending', fraction });
    },
    onShouldRetry: (error) => !isRefusal(error) && !isLockedOut(error),
    onSuccess: ({ lastResponse }) => {
      stop();
      request.onState(stateAfter(lastResponse));
    },
    onError: (error) => {
      if (isRefusal(error)) {
        stop();
        request.onState({ kind: 'refused', ...refusalOf(error as DetailedError) });
        return;
      }
      isHeldUp = isLockedOut(error);
      request.onState({ kind: 'interrupted', fraction, message: errorsFr.uploadInterrupted });
    },
  });
  const resume = () => {
    if (!isOver) {
      isHeldUp = false;
      request.onState({ kind: 'sending', fraction });
      upload.start();
    }
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
  upload.start();
  return {
    pause: () => {
      void upload.abort();
      request.onState({ kind: 'interrupted', fraction, message: errorsFr.uploadInterrupted });
    },
    resume,
    cancel: async () => {
      stop();
      await upload.abort(upload.url !== null).catch(() => undefined);
    },
  };
}

/** The last answer names what was made of the file. */
function stateAfter(lastResponse: HttpResponse): UploadState {
  try {
    return { kind: 'done', result: uploadResultSchema.parse(JSON.parse(lastResponse.getBody())) };
  } catch {
    return { kind: 'refused', message: errorsFr.unexpectedAnswer, code: undefined };
  }
}

function isLockedOut(error: Error): boolean {
  return (error as Partial<DetailedError>).originalResponse?.getStatus() === 423;
}

function isRefusal(error: Error): boolean {
  const status = (error as Partial<DetailedError>).originalResponse?.getStatus();
  return status !== undefined && status >= 400 && status < 500 && ![408, 409, 423, 429].includes(status);
}

/** The refusal's French sentence from problem+json, else a general one. */
export function refusalOf(error: Pick<DetailedError, 'originalResponse'>): {
  message: string;
  code: string | undefined;
} {
  try {
    const body = JSON.parse(error.originalResponse?.getBody() ?? '') as {
      title?: string;
      detail?: string;
      code?: string;
    };
    return { message: body.detail ?? body.title ?? errorsFr.uploadRefused, code: body.code };
  } catch {
    return { message: errorsFr.uploadRefused, code: undefined };
  }
}

function connectionType(): string | undefined {
  return (navigator as Navigator & { connection?: { effectiveType?: string } }).connection?.effectiveType;
}
