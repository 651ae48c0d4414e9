import { exportBoard, getBoard } from '#contracts/board/board.contract.ts';
import { boardTargets } from '#contracts/board/board-targets.ts';
import { type FormId, formIdSchema } from '#contracts/forms/form-id.ts';
import { currentForm } from '#contracts/forms/forms.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { AppLink, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { PlotChoice, PlotGrid, PlotTiles } from '#web/ui/plot/plot-parts.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { boardAddress, directionAddress } from '../addresses.ts';
import { boardFr } from './board.fr.ts';
import { medianAim, minutesWords, p90Aim, percentWords, periodOf, periods, reaches } from './board-words.ts';
import { ClarifiedCard, DoctorsCard, RepeatedCard, TailCard, TiersCard } from './count-cards.tsx';
import { type Board, DelayCard, TrendCard } from './delay-cards.tsx';
import { OverriddenCard } from './overridden-card.tsx';

/** B-011, B-012: how the service does against what it wants to reach. */
export function BoardPage() {
  const go = useGo();
  const search = useAddressSearch();
  const days = periodOf(search.jours);
  const form = formIdSchema.options.find((id) => id === search.formulaire);
  const choose = (next: { jours?: string; formulaire?: string }) =>
    go(boardAddress, { search: { ...search, ...next }, isReplacing: true });
  return (
    <Page documentTitle={boardFr.title} width="wide">
      <PageHeader
        title={boardFr.title}
        lead={boardFr.lead}
        back={<AppLink to={directionAddress}>{boardFr.back}</AppLink>}
      />
      <Stack>
        <Row isApart>
          <PlotChoice
            label={boardFr.period}
            options={periods.map((id) => ({ id: String(id), label: boardFr.days[id] }))}
            chosen={String(days)}
            onChoose={(jours) => choose({ jours })}
          />
          <PlotChoice<FormId | ''>
            label={boardFr.form}
            options={[
              { id: '', label: boardFr.allForms },
              ...formIdSchema.options.map((id) => ({ id, label: currentForm(id).title })),
            ]}
            chosen={form ?? ''}
            onChoose={(formulaire) => choose({ formulaire })}
          />
        </Row>
        <Figures days={days} form={form} />
      </Stack>
    </Page>
  );
}

type Wanted = { days: number; form: FormId | undefined };

function Figures({ days, form }: Wanted) {
  const query = { days, ...(form ? { form } : {}) };
  const board = useOperationQuery(getBoard, { query }, { placeholderData: (previous) => previous });
  if (board.isPending) return <LoadingState lines={8} />;
  if (!board.data) {
    return <ErrorState message={sentenceOf(board.error)} onRetry={() => void board.refetch()} />;
  }
  const { data } = board;
  if (isEmpty(data)) {
    return (
      <EmptyState icon="chart" title={boardFr.emptyTitle}>
        <p>{boardFr.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <div className="c-stack" aria-busy={board.isPlaceholderData}>
      <PlotTiles tiles={tilesOf(data)} />
      <PlotGrid>
        <DelayCard delays={data.delays} hasForms={form === undefined} />
        <TrendCard trend={data.trend} />
        <TailCard tail={data.tail} />
        <TiersCard delays={data.delays} />
        <Stack>
          <ClarifiedCard clarified={data.clarified} />
          <RepeatedCard repeated={data.repeated} />
        </Stack>
        <OverriddenCard overridden={data.overridden} overrideReasons={data.overrideReasons} query={query} />
      </PlotGrid>
      <DoctorsCard doctors={data.doctors} />
      <p>
        <FileLink className="c-row" href={urlOf(exportBoard, { query })}>
          <Icon name="download" />
          {boardFr.take}
        </FileLink>
      </p>
      <p className="soft small">{boardFr.takeNote}</p>
    </div>
  );
}

function isEmpty({ sent, delays, tail }: Board): boolean {
  return (
    sent === 0 &&
    delays.all.count === 0 &&
    tail.every(({ waiting, held, clarifying }) => waiting + held + clarifying === 0)
  );
}

function tilesOf({ sent, delays }: Board) {
  const reached = reaches(delays.all);
  const { all, byTier } = delays;
  const below = byTier.filter(({ tier }) => tier < 3).reduce((sum, { count }) => sum + count, 0);
  const noteOf = (aim: string, isReached: boolean | undefined) =>
    isReached === undefined ? boardFr.aimAlone(aim) : boardFr.aim(aim, isReached);
  const shareAim = boardFr.percent(boardTargets.shareWithoutDermatologist * 100);
  return [
    { term: boardFr.sent, value: String(sent), note: boardFr.answered(all.count) },
    {
      term: boardFr.median,
      value: minutesWords(all.service?.median),
      note: noteOf(medianAim, reached?.median),
    },
    { term: boardFr.p90, value: minutesWords(all.service?.p90), note: noteOf(p90Aim, reached?.p90) },
    {
      term: boardFr.share,
      value: percentWords(below, all.count),
      note: noteOf(
        shareAim,
        all.count === 0 ? undefined : below / all.count >= boardTargets.shareWithoutDermatologist,
      ),
    },
  ];
}
