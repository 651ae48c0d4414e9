// Passwords that everybody tries first, looked up offline: about 0.2 ms, nothing leaves the server.
import { createRequire } from 'node:module';

type CommonList = { test(password: string): boolean };
let list: CommonList | undefined;

/** As typed and in lower case. The list is read at the first question. */
export function isCommonPassword(password: string): boolean {
  list ??= createRequire(import.meta.url)('fxa-common-password-list') as CommonList;
  return list.test(password) || list.test(password.toLowerCase());
}
