/* The instance has no key for web push: no screen offers it. */
import { type PushPort, PushRefused } from '../push.port.ts';

/** `send` throws `PushRefused`. */
export function createNoPush(): PushPort {
  return {
    publicKey: null,
    accepts: () => false,
    send: () => Promise.reject(new PushRefused('Web push is not configured')),
  };
}
