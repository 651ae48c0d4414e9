// The queue of one tier as doctors see it: longest wait first (`queue.queries.ts`), without what one has declined.
import type { SimulatedCase } from './simulated-case.ts';

export class WaitingLine {
  private readonly cases: SimulatedCase[] = [];

  get length(): number {
    return this.cases.length;
  }

  /** Most are the youngest: looked for from the end. */
  add(newcomer: SimulatedCase): void {
    let place = this.cases.length;
    while (place > 0 && (this.cases[place - 1]?.sentAt ?? 0) > newcomer.sentAt) place -= 1;
    this.cases.splice(place, 0, newcomer);
  }

  remove(gone: SimulatedCase): void {
    const place = this.cases.indexOf(gone);
    if (place >= 0) this.cases.splice(place, 1);
  }

  /** The one this doctor takes up next; `newest` is how a doctor would pick who does not care who waits longest. */
  next(doctor: number, picks: 'oldest' | 'newest' = 'oldest'): SimulatedCase | undefined {
    const isOpenTo = (one: SimulatedCase) => !one.declinedBy.has(doctor);
    return picks === 'oldest' ? this.cases.find(isOpenTo) : this.cases.findLast(isOpenTo);
  }
}
