import { tierNamesFr, tierShortNamesFr } from '#contracts/accounts/account.fr.ts';
import { boardTargets, repeatDays } from '#contracts/board/board-targets.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { Table } from '#web/ui/content.tsx';
import { Card } from '#web/ui/page.tsx';
import { CountBars } from '#web/ui/plot/bars.tsx';
import { directionAddress } from '../addresses.ts';
import { boardFr } from './board.fr.ts';
import { ageWords, minutesWords, percentWords } from './board-words.ts';
import type { Board } from './delay-cards.tsx';

/** B-011: what is still open, oldest last; the longest wait in words. */
export function TailCard({ tail }: Pick<Board, 'tail'>) {
  const totalOf = (step: Board['tail'][number]) => step.waiting + step.held + step.clarifying;
  const last = tail.at(-1);
  return (
    <Card title={boardFr.tailTitle}>
      <p className="soft small">{boardFr.tailNote}</p>
      {last && <p>{boardFr.tailLast(totalOf(last))}</p>}
      <CountBars
        keys={[
          { id: 'waiting', label: boardFr.waiting, look: 'part-0' },
          { id: 'held', label: boardFr.held, look: 'part-1' },
          { id: 'clarifying', label: boardFr.clarifying, look: 'part-2' },
        ]}
        rows={tail.map((step) => ({
          id: String(step.fromHours),
          label: ageWords(step),
          value: tailValue(step),
          parts: [
            { id: 'waiting', count: step.waiting },
            { id: 'held', count: step.held },
            { id: 'clarifying', count: step.clarifying },
          ],
        }))}
      />
      <p>
        <AppLink to={directionAddress} search={{ liste: 'ouverts' }}>
          {boardFr.tailLink}
        </AppLink>
      </p>
    </Card>
  );
}

/** « 5 (3 + 1 + 1) » in the order of the keys, so that the colours are not needed. */
function tailValue({ waiting, held, clarifying }: Board['tail'][number]): string {
  const total = waiting + held + clarifying;
  const isOneKind = [waiting, held, clarifying].filter((count) => count > 0).length < 2;
  const parts = `${waiting} + ${held} + ${clarifying}`;
  if (total === 0) return '0';
  return isOneKind ? `${total} · ${onlyKind(waiting, held)}` : `${total} (${parts})`;
}

function onlyKind(waiting: number, held: number): string {
  if (waiting > 0) return boardFr.waiting;
  return held > 0 ? boardFr.held : boardFr.clarifying;
}

export function ClarifiedCard({ clarified: { of, count, kinds } }: Pick<Board, 'clarified'>) {
  return (
    <Card title={boardFr.clarifiedTitle}>
      <p>{boardFr.clarifiedSummary(count, of)}</p>
      <CountBars
        most={Math.max(1, of)}
        rows={kinds.map(({ kind, count: asked }) => ({
          id: kind,
          label: boardFr.kinds[kind],
          value: `${asked} · ${percentWords(asked, of)}`,
          parts: [{ id: kind, count: asked }],
        }))}
      />
      <p className="soft small">{boardFr.clarifiedNote}</p>
    </Card>
  );
}

/** Rates of requests: one bar, one sentence. */
export function RateCard(props: {
  title: string;
  summary: string;
  label: string;
  count: number;
  of: number;
}) {
  const { title, summary, label, count, of } = props;
  return (
    <Card title={title}>
      <p>{summary}</p>
      <CountBars
        most={Math.max(1, of)}
        rows={[{ id: 'rate', label, value: percentWords(count, of), parts: [{ id: 'rate', count }] }]}
      />
    </Card>
  );
}

export function RepeatedCard({ repeated: { of, count } }: Pick<Board, 'repeated'>) {
  return (
    <RateCard
      title={boardFr.repeatedTitle}
      summary={boardFr.repeatedSummary(count, of, repeatDays)}
      label={boardFr.repeated}
      count={count}
      of={of}
    />
  );
}

/** B-012: who gave the opinions. */
export function TiersCard({ delays }: Pick<Board, 'delays'>) {
  const all = delays.all.count;
  const below = delays.byTier.filter(({ tier }) => tier < 3).reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title={boardFr.tiersTitle}>
      <p className="soft small">{boardFr.tiersNote}</p>
      <CountBars
        most={Math.max(1, all)}
        rows={delays.byTier.map(({ tier, count }) => ({
          id: String(tier),
          label: `${tier}. ${tierNamesFr[tier]}`,
          value: `${count} · ${percentWords(count, all)}`,
          parts: [{ id: 'tier', count }],
        }))}
      />
      <CountBars
        most={Math.max(1, all)}
        aim={boardTargets.shareWithoutDermatologist * Math.max(1, all)}
        keys={[{ id: 'aim', label: boardFr.aimAlone(boardFr.percent(80)), look: 'aim' }]}
        rows={[
          {
            id: 'below',
            label: boardFr.share,
            value: `${below} · ${percentWords(below, all)}`,
            parts: [{ id: 'below', count: below }],
          },
        ]}
      />
    </Card>
  );
}

export function DoctorsCard({ doctors }: Pick<Board, 'doctors'>) {
  return (
    <Card title={boardFr.doctorsTitle}>
      <p className="soft small">{boardFr.doctorsNote}</p>
      {doctors.length === 0 ? (
        <p>{boardFr.noDoctor}</p>
      ) : (
        <Table
          caption={boardFr.doctorsCaption}
          rows={doctors}
          rowKey={({ accountId }) => accountId}
          columns={[
            { id: 'name', title: boardFr.doctor, cell: ({ name }) => name },
            {
              id: 'tier',
              title: boardFr.tier,
              cell: ({ tier }) => (tier === null ? boardFr.unknown : tierShortNamesFr[tier]),
            },
            { id: 'answered', title: boardFr.opinions, isNumber: true, cell: ({ answered }) => answered },
            { id: 'held', title: boardFr.holding, isNumber: true, cell: ({ held }) => held },
            {
              id: 'median',
              title: boardFr.handlingMedian,
              isNumber: true,
              cell: ({ handling }) => minutesWords(handling.service?.median),
            },
            {
              id: 'p90',
              title: boardFr.handlingP90,
              isNumber: true,
              cell: ({ handling }) => minutesWords(handling.service?.p90),
            },
            {
              id: 'clarified',
              title: boardFr.clarified,
              isNumber: true,
              cell: ({ clarified, answered }) => percentWords(clarified, answered),
            },
          ]}
        />
      )}
    </Card>
  );
}
