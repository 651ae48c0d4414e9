import type { LegalVersionHead } from '#contracts/legal/legal.contract.ts';
import { legalFr } from './legal.fr.ts';

/** A day as French people write it, in Paris. */
export function dayOf(iso: string): string {
  return new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    new Date(iso),
  );
}

export type VersionStanding = keyof typeof legalFr.states;
type Dated = Pick<LegalVersionHead, 'version' | 'effectiveAt' | 'withdrawnAt'>;

/** The version that takes the place of another, among the French ones of one text. */
const nextOf = (head: Dated, french: readonly Dated[]) =>
  french
    .filter((other) => other.withdrawnAt === null && other.version > head.version)
    .toSorted((one, two) => one.version - two.version)[0];

export function standingOf(head: Dated, french: readonly Dated[], now: Date): VersionStanding {
  if (head.withdrawnAt !== null) return 'withdrawn';
  if (new Date(head.effectiveAt) > now) return 'coming';
  const next = nextOf(head, french);
  return next && new Date(next.effectiveAt) <= now ? 'past' : 'current';
}

/** Since when, until when. */
export function standingWords(head: Dated, french: readonly Dated[], now: Date): string {
  const from = dayOf(head.effectiveAt);
  switch (standingOf(head, french, now)) {
    case 'withdrawn':
      return legalFr.withdrawn(dayOf(head.withdrawnAt ?? ''));
    case 'coming':
      return legalFr.from(from);
    case 'past':
      return legalFr.until(from, dayOf(nextOf(head, french)?.effectiveAt ?? ''));
    default:
      return legalFr.since(from);
  }
}
