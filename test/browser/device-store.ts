// What a device has kept, as whoever copies its files would see it: every record, bytes as text.
import type { Page } from 'playwright-core';

export const storeName = 'consilia-offline';

type Request<T> = { result: T; onsuccess: () => void; onerror: () => void };
declare const indexedDB: {
  databases: () => Promise<{ name: string }[]>;
  open: (name: string) => Request<{
    objectStoreNames: Iterable<string>;
    transaction: (store: string) => { objectStore: (name: string) => { getAll: () => Request<unknown[]> } };
    close: () => void;
  }>;
};
declare const CryptoKey: abstract new () => { extractable: boolean };

export function listStores(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
}

/** `text`: all of it; `records`: how many sealed ones; `extractable`: whether a script could take the key out. */
export function dumpStore(page: Page): Promise<{ text: string; records: number; extractable: boolean }> {
  return page.evaluate(async (name) => {
    const wait = <T>(request: Request<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(new Error('the store did not answer'));
      });
    const found = { text: '', records: 0, extractable: false };
    const read = (value: unknown): void => {
      if (value instanceof CryptoKey) found.extractable ||= value.extractable;
      else if (value instanceof ArrayBuffer || value instanceof Uint8Array) {
        found.text += new TextDecoder('latin1').decode(value);
      } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(read);
      else found.text += `${String(value)} `;
    };
    const db = await wait(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const records = await wait(db.transaction(store).objectStore(store).getAll());
      if (store !== 'head') found.records += records.length;
      records.forEach(read);
    }
    db.close();
    return found;
  }, storeName);
}
