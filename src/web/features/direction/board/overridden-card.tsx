import { exportBoard } from '#contracts/board/board.contract.ts';
import { shortcomings } from '#contracts/photos/quality/photo-hints.ts';
import { hintLabelsFr } from '#contracts/photos/quality/quality.fr.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { Table } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { CountBars } from '#web/ui/plot/bars.tsx';
import { PlotDetails } from '#web/ui/plot/plot-parts.tsx';
import { boardFr } from './board.fr.ts';
import { fewWords, percentWords } from './board-words.ts';
import type { Board } from './delay-cards.tsx';

type OverriddenProps = Pick<Board, 'overridden' | 'overrideReasons'> & {
  /** What the table to download covers. */
  query: { days: number };
};

/** Photos sent despite a warning: how many requests, why, and what was wrong with them. */
export function OverriddenCard({
  overridden: { of, count, photos },
  overrideReasons,
  query,
}: OverriddenProps) {
  return (
    <Card title={boardFr.overriddenTitle}>
      <Stack>
        <p>{boardFr.overriddenSummary(count, of, photos)}</p>
        <CountBars
          most={Math.max(1, of)}
          rows={[
            {
              id: 'rate',
              label: boardFr.overridden,
              value: percentWords(count, of),
              parts: [{ id: 'rate', count }],
            },
          ]}
        />
        {photos > 0 && <Reasons reasons={overrideReasons} query={query} />}
      </Stack>
    </Card>
  );
}

function Reasons({ reasons, query }: { reasons: Board['overrideReasons']; query: { days: number } }) {
  return (
    <>
      <h3>{boardFr.overrideReasonsTitle}</h3>
      <CountBars
        rows={reasons.map((row) => ({
          id: row.reason,
          label: boardFr.overrideReasons[row.reason],
          value: fewWords(row.count),
          parts: [{ id: row.reason, count: row.count ?? 0 }],
        }))}
      />
      <PlotDetails summary={boardFr.table}>
        <Table
          caption={boardFr.overrideTable}
          rows={reasons}
          rowKey={({ reason }) => reason}
          columns={[
            { id: 'reason', title: boardFr.reason, cell: ({ reason }) => boardFr.overrideReasons[reason] },
            { id: 'photos', title: boardFr.photos, isNumber: true, cell: ({ count }) => fewWords(count) },
            ...shortcomings.map((hint) => ({
              id: hint,
              title: hintLabelsFr[hint],
              isNumber: true,
              cell: ({ hints }: Board['overrideReasons'][number]) =>
                fewWords(hints.find((row) => row.hint === hint)?.count ?? null),
            })),
          ]}
        />
        <p className="soft small">{boardFr.overrideFewNote}</p>
      </PlotDetails>
      <p>
        <FileLink className="c-row" href={urlOf(exportBoard, { query: { ...query, table: 'overrides' } })}>
          <Icon name="download" />
          {boardFr.takeOverrides}
        </FileLink>
      </p>
    </>
  );
}
