export const databaseName = 'consilia-offline';

/** Whether this browser holds a store at all, without making one; small, for the first screen. */
export async function hasDeviceStore(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === databaseName);
  } catch {
    // Not every browser lists them: opening tells.
    return 'indexedDB' in globalThis;
  }
}
