import { expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { serviceTimeFr } from '#contracts/cases/routing.fr.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { routingFr } from './routing.fr.ts';

const width = 74;
const gap = 10;

/** The ladder of a form as a small picture: a step for each level from the start on, then the director. */
export function LadderFigure({ policy, form }: { policy: RoutingPolicy; form: FormId }) {
  const { startTier, tiers } = policy.forms[form];
  const steps = expertTiers.map((tier) => ({
    tier,
    isOn: tier >= startTier,
    take: serviceTimeFr(tiers[tier].takeMinutes),
  }));
  const words = steps.filter(({ isOn }) => isOn).map(({ tier, take }) => routingFr.ladderStep(tier, take));
  const label = routingFr.ladder(routingFr.forms[form], [...words, routingFr.ladderEnd].join(', '));
  return (
    <svg className="direction-ladder" viewBox="0 0 330 118" role="img" aria-label={label}>
      {steps.map(({ tier, isOn, take }, index) => (
        <Step
          key={tier}
          at={index}
          isOn={isOn}
          isStart={tier === startTier}
          name={routingFr.tierName(tier)}
          time={isOn ? take : '–'}
        />
      ))}
      <Step at={3} isOn isStart={false} name={routingFr.director} time="" />
    </svg>
  );
}

type StepProps = { at: number; isOn: boolean; isStart: boolean; name: string; time: string };

function Step({ at, isOn, isStart, name, time }: StepProps) {
  const x = at * (width + gap);
  const top = 72 - at * 22;
  const kind = isOn ? (isStart ? 'start' : 'on') : 'off';
  return (
    <g className={`direction-ladder__step direction-ladder__step--${kind}`}>
      <rect x={x} y={top} width={width} height={112 - top} rx={5} />
      <text x={x + width / 2} y={top + 18} textAnchor="middle">
        {name}
      </text>
      <text x={x + width / 2} y={top + 34} textAnchor="middle" className="direction-ladder__time">
        {time}
      </text>
    </g>
  );
}
