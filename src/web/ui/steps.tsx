import './steps.css';
import { Icon } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

export type Step = {
  id: string;
  label: string;
  state: 'done' | 'current' | 'to-come' | 'fault';
};

/**
 * Where one is in a sequence. With `onChoose`, finished and faulty steps are buttons that lead back to them; on a
 * phone only the current one's name is shown.
 */
export function Steps({
  steps,
  label,
  onChoose,
}: {
  steps: readonly Step[];
  label: string;
  onChoose?: (id: string) => void;
}) {
  const current = steps.findIndex((step) => step.state === 'current');
  return (
    <nav className="c-steps screen-only" aria-label={label}>
      <p className="c-steps__position small soft">
        {uiFr.step(current + 1, steps.length)}
        <strong>{steps[current]?.label}</strong>
      </p>
      <ol className="c-steps__list">
        {steps.map((step, index) => (
          <li key={step.id} className={`c-step c-step--${step.state}`}>
            <StepBody step={step} position={index + 1} onChoose={onChoose} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

type BodyProps = { step: Step; position: number; onChoose: ((id: string) => void) | undefined };

function StepBody({ step, position, onChoose }: BodyProps) {
  const said = { done: uiFr.stepDone, fault: uiFr.stepFault, current: uiFr.stepCurrent, 'to-come': '' }[
    step.state
  ];
  const body = (
    <>
      <span className="c-step__mark" aria-hidden="true">
        {step.state === 'done' ? <Icon name="check" size={1} /> : step.state === 'fault' ? '!' : position}
      </span>
      <span className="c-step__label">{step.label}</span>
      {said && <span className="visually-hidden">({said})</span>}
    </>
  );
  const mayChoose = onChoose && (step.state === 'done' || step.state === 'fault');
  return mayChoose ? (
    <button type="button" className="c-step__body" onClick={() => onChoose(step.id)}>
      {body}
    </button>
  ) : (
    <span className="c-step__body" aria-current={step.state === 'current' ? 'step' : undefined}>
      {body}
    </span>
  );
}
