// What a person is told when the object storage cannot answer for the moment.
import { AppError } from '#server/platform/http/app-error.ts';
import { TryLater } from '#server/ports/object-storage/object-storage.port.ts';

const retrySeconds = 5;

/** Runs `work`; a storage that may answer later becomes `internal.unavailable`, everything else is thrown on. */
export async function whenStorageAnswers<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TryLater)
      throw new AppError('internal.unavailable', { retryAfterSeconds: retrySeconds });
    throw error;
  }
}
