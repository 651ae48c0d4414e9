/*
 * A service for tests: its tokens are texts, and it can be told to be away.
 */
import { NoTimeStamp, type TimeStampPort } from './time-stamp.port.ts';

export type FakeTimeStamp = TimeStampPort & { readonly stamped: readonly Buffer[]; isAway: boolean };

export function createFakeTimeStamp(now: () => Date): FakeTimeStamp {
  const stamped: Buffer[] = [];
  return {
    stamped,
    isAway: false,
    async stamp(content) {
      if (this.isAway) throw new NoTimeStamp('Told to be away');
      stamped.push(Buffer.from(content));
      return { token: Buffer.from(`token ${stamped.length}`), at: now() };
    },
  };
}
