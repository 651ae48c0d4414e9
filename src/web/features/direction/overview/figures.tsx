import type { ReactNode } from 'react';
import { tierNamesFr } from '#contracts/accounts/account.fr.ts';
import type { getOverview } from '#contracts/cases/case-after.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { formatMinutesFr } from '#contracts/values/french-dates.ts';
import { Table } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { overviewFr } from './overview.fr.ts';

type Overview = ResponseOf<typeof getOverview>;

/** B-012: most requests are settled without a dermatologist. */
const shareAimed = 0.8;
const openOrder = ['unanswered', 'queued', 'claimed', 'clarifying'] as const;

/** Open cases by state, what asks for a decision first. */
export function OpenCounts({ open }: Pick<Overview, 'open'>) {
  return (
    <section className="c-stack c-stack--tight" aria-label={overviewFr.openTitle}>
      <h2>{overviewFr.openTitle}</h2>
      <dl className="direction-tiles">
        {openOrder.map((status) => (
          <div
            key={status}
            className={`direction-tile ${status === 'unanswered' && open[status] > 0 ? 'direction-tile--attention' : ''}`}
          >
            <dt>
              {status === 'unanswered' && open[status] > 0 && <Icon name="alert" size={1} />}
              {overviewFr.open[status]}
            </dt>
            <dd>{open[status]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Delays, share settled without a dermatologist, escalations. */
export function PeriodFigures({ overview }: { overview: Overview }) {
  const { minutesToOpinion: minutes, shareWithoutDermatologist: share, escalations } = overview;
  return (
    <div className="direction-tiles">
      <Figure title={overviewFr.delaysTitle} note={overviewFr.delaysNote(minutes.count)}>
        {minutes.median === null || minutes.p90 === null ? (
          <p>{overviewFr.noAnswer}</p>
        ) : (
          <dl className="direction-values">
            <Value term={overviewFr.median} value={formatMinutesFr(minutes.median)} />
            <Value term={overviewFr.p90} value={formatMinutesFr(minutes.p90)} />
          </dl>
        )}
      </Figure>
      <Figure
        title={overviewFr.shareTitle}
        note={share === null ? undefined : overviewFr.shareAim(share > shareAimed)}
      >
        {share === null ? (
          <p>{overviewFr.noAnswer}</p>
        ) : (
          <>
            <p className="direction-number">{overviewFr.share(Math.floor(share * 100))}</p>
            <ShareBar share={share} />
          </>
        )}
      </Figure>
      <Figure title={overviewFr.escalationsTitle} note={overviewFr.escalationsNote}>
        <p className="direction-number">{escalations}</p>
      </Figure>
    </div>
  );
}

function Figure({ title, note, children }: { title: string; note: string | undefined; children: ReactNode }) {
  return (
    <section className="direction-tile" aria-label={title}>
      <h3>{title}</h3>
      {children}
      {note && <p className="small soft">{note}</p>}
    </section>
  );
}

function Value({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt className="small soft">{term}</dt>
      <dd className="direction-number">{value}</dd>
    </div>
  );
}

/** The share as a bar with the aim marked; the number beside it says the same. */
function ShareBar({ share }: { share: number }) {
  return (
    <svg className="direction-share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="direction-share__all" width="100" height="8" />
      <rect className="direction-share__part" width={share * 100} height="8" />
      <rect className="direction-share__aim" x={shareAimed * 100 - 0.4} width="0.8" height="8" />
    </svg>
  );
}

/** Doctors and opinions of each tier. */
export function TierTable({ overview }: { overview: Overview }) {
  const doctorsOf = (tier: number) => overview.doctorsByTier.find((row) => row.tier === tier)?.count ?? 0;
  return (
    <Table
      caption={overviewFr.tiersTitle}
      rows={overview.answeredByTier}
      rowKey={({ tier }) => String(tier)}
      columns={[
        { id: 'tier', title: overviewFr.tier, cell: ({ tier }) => `${tier}. ${tierNamesFr[tier]}` },
        {
          id: 'doctors',
          title: overviewFr.doctors,
          isNumber: true,
          cell: ({ tier }) => (doctorsOf(tier) === 0 ? overviewFr.noDoctor : doctorsOf(tier)),
        },
        { id: 'answers', title: overviewFr.answers, isNumber: true, cell: ({ count }) => count },
      ]}
    />
  );
}
