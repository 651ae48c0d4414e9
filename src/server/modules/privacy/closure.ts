// When a closed account is erased, and what its certificate says (A-087, A-089, B-092). Pure.

import type { Certificate } from '#contracts/privacy/privacy.contract.ts';
import { erasedFr, keptFr } from '#contracts/privacy/privacy.fr.ts';
import { dayMs, type PrivacySettings } from './privacy.settings.ts';

export type ClosureChoice = 'after-grace' | 'now';

/** A controller who orders it has it done at once; everybody else may change his mind. */
export function purgeTime(now: Date, choice: ClosureChoice, settings: PrivacySettings): Date {
  return choice === 'now' ? now : new Date(now.getTime() + settings.graceDays * dayMs);
}

export type ClosureRow = {
  asked_at: Date;
  purge_at: Date;
  restored_at: Date | null;
  erased_at: Date | null;
  certificate: unknown;
};

export type ErasedCounts = Partial<Record<keyof typeof erasedFr, number>>;

export function certificateOf(row: ClosureRow, settings: PrivacySettings): Certificate {
  const counts = (row.certificate ?? {}) as ErasedCounts;
  const gone = row.erased_at && new Date(row.erased_at.getTime() + settings.backupDays * dayMs);
  return {
    askedAt: row.asked_at.toISOString(),
    purgeAt: row.purge_at.toISOString(),
    state: row.erased_at ? 'erased' : row.restored_at ? 'restored' : 'planned',
    erasedAt: row.erased_at?.toISOString() ?? null,
    erased: Object.entries(erasedFr).flatMap(([kind, what]) => {
      const count = counts[kind as keyof typeof erasedFr];
      return count === undefined ? [] : [{ what, count }];
    }),
    kept: [...keptFr],
    backupsGoneOn: gone ? gone.toISOString().slice(0, 10) : null,
  };
}
