// The director's table for a spreadsheet: one row for each week, form and tier; codes, counts and minutes, no identity.
// Delays of fewer than five opinions stay empty, as on the screen.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { OverrideReason } from '#contracts/board/board.contract.ts';
import { overrideReasonsFr } from '#contracts/board/board.fr.ts';
import { fewestForFigure } from '#contracts/board/board-targets.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { hintLabelsFr } from '#contracts/photos/quality/quality.fr.ts';
import { writeCsv } from '#server/kernel/csv.ts';
import type { ExportRow } from './board.queries.ts';
import { boardCsvFr } from './board-csv.fr.ts';
import { delayOf } from './board-figures.ts';

export function boardCsv(rows: readonly (ExportRow & { tier: ExpertTier })[]): string {
  return writeCsv(
    boardCsvFr.columns,
    rows.map((row) => {
      const { service, elapsed } = delayOf(row);
      return [
        row.week,
        currentForm(row.form).title,
        row.tier,
        row.sent,
        row.count,
        service?.median ?? null,
        service?.p90 ?? null,
        elapsed?.median ?? null,
        elapsed?.p90 ?? null,
        row.clarified,
        row.overridden,
      ];
    }),
  );
}

/** Photos sent despite a warning: a row for each reason, then one for each of its hints; few are told as few. */
export function overridesCsv(reasons: readonly OverrideReason[]): string {
  const told = (count: number | null) => count ?? boardCsvFr.few(fewestForFigure);
  return writeCsv(
    boardCsvFr.overrideColumns,
    reasons.flatMap(({ reason, count, hints }) => [
      [overrideReasonsFr[reason], boardCsvFr.anyHint, told(count)],
      ...hints.map((row) => [overrideReasonsFr[reason], hintLabelsFr[row.hint], told(row.count)]),
    ]),
  );
}
