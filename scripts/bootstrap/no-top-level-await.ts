import type { Plugin } from 'vite';

type Node = { type?: string; await?: boolean } & Record<string, unknown>;

const ownScope = /Function|Method/;

/** Whether the module itself, not one of its functions, awaits something. */
export function awaits(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(awaits);
  if (typeof part !== 'object' || part === null) return false;
  const node = part as Node;
  if (node.type && ownScope.test(node.type)) return false;
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true;
  return Object.values(node).some(awaits);
}

/**
 * No file of the pages may have a top-level await: WebKit, up to and with Safari 26, then runs modules that are imported at
 * the same time before what they import (WebKit bug 242740). Seen here: the answer to a claim had no schema yet.
 */
export function noTopLevelAwait(): Plugin {
  return {
    name: 'no-top-level-await',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && awaits(this.parse(file.code).body)) {
          this.error(`${file.fileName} has a top-level await`);
        }
      }
    },
  };
}
