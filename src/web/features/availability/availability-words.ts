// Days as people write them.
import { weekdaysFr } from './availability.fr.ts';

/** « du lundi au samedi » for days that follow each other, else a list. */
export function formatDays(days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other);
  const name = (day: number | undefined) => weekdaysFr[(day ?? 1) - 1] ?? '';
  const isRun = sorted.length > 2 && sorted.every((day, at) => at === 0 || day === (sorted[at - 1] ?? 0) + 1);
  return isRun ? `Du ${name(sorted[0])} au ${name(sorted.at(-1))}` : capitalise(sorted.map(name).join(', '));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
