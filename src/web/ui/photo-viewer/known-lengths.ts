/**
 * Things of a known size that lie beside a lesion. Diameters of the euro coins: Council Regulation (EU) No 729/2014 of
 * 24 June 2014, annex I. A ruler is read between two of its lines, whose width is the tolerance.
 */
import type { KnownLength } from './measure.ts';

export type KnownThing = KnownLength & { id: string };

const coinTolerance = 0.1;
const rulerTolerance = 0.3;
const ruler = (millimetres: number): KnownThing => ({
  id: `ruler-${millimetres}`,
  millimetres,
  tolerance: rulerTolerance,
});
const coin = <Id extends string>(id: Id, millimetres: number) => ({
  id,
  millimetres,
  tolerance: coinTolerance,
});

export const rulers = [ruler(10), ruler(20), ruler(50)] as const;
export const coins = [
  coin('coin-2e', 25.75),
  coin('coin-1e', 23.25),
  coin('coin-50c', 24.25),
  coin('coin-20c', 22.25),
  coin('coin-10c', 19.75),
  coin('coin-5c', 21.25),
  coin('coin-2c', 18.75),
  coin('coin-1c', 16.25),
] as const;

/** The thing of that id; the first ruler for an id that is not known. */
export function findThing(id: string): KnownThing {
  return [...rulers, ...coins].find((thing) => thing.id === id) ?? rulers[0];
}
