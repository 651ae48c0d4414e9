import type { Upload as TusUpload, UploadOptions } from 'tus-js-client';

/** Begins and stops one upload of the library; `of` answers it once it is made. */
export type UploadStarts = {
  begin: () => void;
  /** Keeps what the server has; `isGone` tells it to forget that too. */
  stop: (isGone?: boolean) => Promise<void>;
  /** Gives up the try that is on its way or waits for its turn, and begins at once. */
  beginAgain: () => void;
  noteFailure: () => void;
  onBeforeRequest: NonNullable<UploadOptions['onBeforeRequest']>;
};

/**
 * The library opens the file before its first request, and forgets meanwhile that it was stopped, or begun already: this
 * remembers, so that one photo is never sent twice, nor one that was left.
 */
export function startsOf(of: () => TusUpload): UploadStarts {
  let isPreparing = false;
  let isWanted = false;
  const begin = () => {
    isWanted = true;
    if (isPreparing) return;
    isPreparing = true;
    of().start();
  };
  const stop = (isGone = false) => {
    isWanted = false;
    return of().abort(isGone);
  };
  return {
    begin,
    stop,
    beginAgain: () => {
      if (!isPreparing) void stop();
      begin();
    },
    noteFailure: () => {
      isPreparing = false;
    },
    onBeforeRequest: (request) => {
      isPreparing = false;
      if (isWanted || request.getMethod() === 'DELETE') return;
      void stop();
      return new Promise<void>(() => undefined);
    },
  };
}
