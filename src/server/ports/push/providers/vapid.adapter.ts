/*
 * Web push with the instance's own key pair (VAPID, RFC 8292). The library encrypts and signs; the call is ours, with a time
 * limit and no redirect, and only to the known services of the browsers: an address that a visitor made up is never called.
 */
import webPush from 'web-push';
import { checkNote, PushGone, type PushPort, PushRefused, PushTryLater } from '../push.port.ts';

export type VapidSettings = {
  publicKey: string;
  privateKey: string;
  /** Whom a push service may ask: `mailto:…` or an https address. */
  subject: string;
  timeoutMs?: number;
  /** Only for tests: origins besides those of the browsers. */
  alsoOrigins?: readonly string[];
};

/** Chrome and its kin, Firefox, Edge on Windows, Safari. */
const services = [
  /^fcm\.googleapis\.com$/,
  /\.push\.services\.mozilla\.com$/,
  /\.notify\.windows\.com$/,
  /\.push\.apple\.com$/,
];
/** A note that nobody could be given within a day is of no use. */
const keptSeconds = 86_400;

export function createVapidPush(settings: VapidSettings): PushPort {
  const { publicKey, privateKey, subject, timeoutMs = 15_000, alsoOrigins = [] } = settings;
  const accepts = (endpoint: string): boolean => {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, hostname, port, origin, username } = new URL(endpoint);
    if (alsoOrigins.includes(origin)) return true;
    const isPlain = protocol === 'https:' && port === '' && username === '';
    return isPlain && services.some((service) => service.test(hostname));
  };
  return {
    publicKey,
    accepts,
    async send(target, note) {
      checkNote(note);
      if (!accepts(target.endpoint)) throw new PushRefused('No push service is called so');
      const request = detailsOf(target, note, { subject, publicKey, privateKey });
      const response = await fetch(request.endpoint, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: request.headers as Record<string, string>,
        body: new Uint8Array(request.body),
      }).catch(() => {
        throw new PushTryLater('The push service did not answer');
      });
      await response.body?.cancel();
      if (response.ok) return;
      if (response.status === 404 || response.status === 410)
        throw new PushGone('The subscription has ended');
      const isForLater = response.status === 429 || response.status >= 500;
      if (isForLater) throw new PushTryLater(`The push service did not take it: ${response.status}`);
      throw new PushRefused(`The push service refused: ${response.status}`);
    },
  };
}

function detailsOf(
  { endpoint, p256dh, auth }: Parameters<PushPort['send']>[0],
  { payload, topic, isUrgent }: Parameters<PushPort['send']>[1],
  vapidDetails: { subject: string; publicKey: string; privateKey: string },
) {
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails,
      TTL: keptSeconds,
      topic,
      urgency: isUrgent ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    });
  } catch {
    throw new PushRefused('The keys of the subscription are malformed');
  }
}
