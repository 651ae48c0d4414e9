import type { RoutingVersion } from '#contracts/cases/routing.contract.ts';
import { formatNearDayFr } from '#contracts/values/french-dates.ts';
import { routingFr } from './routing.fr.ts';

/** Since when a version rules; the first one since the instance was set up. */
export function whenWords({ version, effectiveAt }: RoutingVersion, now: Date): string {
  return version === 1 ? routingFr.fromFirst : routingFr.since(formatNearDayFr(new Date(effectiveAt), now));
}
