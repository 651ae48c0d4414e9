import type { CaseView, ClarificationView } from '#contracts/cases/case-view.contract.ts';
import { useFlag } from '#web/lib/use-flag.ts';
import { CaseFlag } from '#web/ui/case-flag.tsx';
import { Timeline } from '#web/ui/content.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { clarificationKindsFr, targetLabel } from '../clarify/clarification-targets.ts';
import { whenWords } from './case-facts.tsx';
import { caseFr } from './case-texts.fr.ts';
import { timelineItems } from './timeline-words.ts';

/** What was asked and answered in this case, and what happened to it. */
export function CaseThread({ caseView, now }: { caseView: CaseView; now: Date }) {
  const flag = useFlag();
  return (
    <Stack>
      {caseView.clarifications.toReversed().map((clarification) => (
        <ClarificationCard
          key={clarification.clarificationId}
          caseView={caseView}
          clarification={clarification}
          now={now}
        />
      ))}
      {caseView.handUps.length > 0 && (
        <Card title={caseFr.handUps}>
          <ol className="d-points">
            {caseView.handUps.toReversed().map(({ at, reason }) => (
              <li key={at} className="c-stack c-stack--tight">
                <p className="small soft">{caseFr.handedUp(whenWords(at, now))}</p>
                <p className="d-said">{reason}</p>
              </li>
            ))}
          </ol>
        </Card>
      )}
      <Card title={caseFr.timeline}>
        <Timeline label={caseFr.timeline} items={timelineItems(caseView.timeline)} />
      </Card>
      <CaseFlag caseView={caseView} send={flag} />
    </Stack>
  );
}

type ClarificationCardProps = { caseView: CaseView; clarification: ClarificationView; now: Date };

/** Every point asked (B-046) with how the pharmacy settled it (B-047). */
function ClarificationCard({ caseView, clarification, now }: ClarificationCardProps) {
  const { askedAt, answeredAt, points } = clarification;
  return (
    <Card
      title={caseFr.clarification(whenWords(askedAt, now))}
      side={answeredAt === null && <StateBadge tone="waiting" label={caseFr.clarificationOpen} />}
    >
      {answeredAt !== null && (
        <p className="small soft">{caseFr.clarificationAnswered(whenWords(answeredAt, now))}</p>
      )}
      <ol className="d-points">
        {points.map((point) => (
          <li key={point.pointId} className="c-stack c-stack--tight">
            <div className="c-row c-row--apart">
              <strong>{targetLabel(caseView, point.target)}</strong>
              <StateBadge
                tone={point.outcome === 'changed' ? 'received' : 'neutral'}
                icon={point.outcome === 'changed' ? 'check' : point.outcome === 'open' ? 'clock' : 'minus'}
                label={caseFr.outcomes[point.outcome]}
              />
            </div>
            <p className="small soft">{clarificationKindsFr[point.kind]}</p>
            <p className="d-said">{point.text}</p>
            {point.outcome === 'impossible' && <p className="d-said">{caseFr.impossible(point.reason)}</p>}
            {point.outcome === 'changed' && point.target.startsWith('photos') && (
              <p className="small">{caseFr.newPhotos}</p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
