import { evaluateGate } from '#contracts/forms/evaluate-gate.ts';
import { formErrorsFr } from '#contracts/forms/form.fr.ts';
import type { GateAnswers } from '#contracts/forms/form-answers.ts';
import type { FormDefinition, GateQuestion } from '#contracts/forms/form-definition.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { YesNoField } from '#web/ui/choice-field.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { composeFr } from './compose.fr.ts';
import { spotId } from './compose-context.tsx';

type GateProps = {
  form: FormDefinition;
  answers: GateAnswers;
  onChange: (answers: GateAnswers) => void;
  /** Told instead of `onChange` when one tap answers all that was left. */
  onNone?: (answers: GateAnswers) => void;
  /** Questions left open are marked. */
  isDemanded?: boolean;
};

/**
 * The exclusion questions on one page. Whoever read them all and found none answers the rest with one tap, which stands
 * below the last of them and not under the thumb, so that one passes by each sign first.
 */
export function GateQuestions({ form, answers, onChange, onNone, isDemanded = false }: GateProps) {
  const open = form.gate.questions.filter(({ id }) => answers[id] === undefined);
  const none = { ...answers, ...Object.fromEntries(open.map(({ id }) => [id, 'no' as const])) };
  return (
    <Stack>
      <p className="r-measure">{form.gate.intro}</p>
      <div className="r-gate-list">
        {form.gate.questions.map((question) => (
          <div key={question.id} id={spotId(`gate.${question.id}`)} className="r-gate-list__item">
            <YesNoField
              label={question.label}
              hint={question.help}
              value={answers[question.id] === undefined ? undefined : answers[question.id] === 'yes'}
              error={
                isDemanded && answers[question.id] === undefined
                  ? formErrorsFr['form.gate_required']
                  : undefined
              }
              onChange={(isYes) => onChange({ ...answers, [question.id]: isYes ? 'yes' : 'no' })}
            />
          </div>
        ))}
      </div>
      {open.length > 0 && (
        <div>
          <Button look="primary" isBig icon="check" onClick={() => (onNone ?? onChange)(none)}>
            {open.length === form.gate.questions.length ? composeFr.gate.none : composeFr.gate.noneLeft}
          </Button>
        </div>
      )}
    </Stack>
  );
}

type OutcomeProps = {
  form: FormDefinition;
  answers: GateAnswers;
  onCorrect: (questionIds: readonly string[]) => void;
  onClose: () => void;
  /** Set where a draft exists that may be thrown away. */
  onDiscard?: () => void;
};

/** What the answers lead to: calmly, what to do instead; or what to keep in mind; or the way is open. */
export function GateOutcomeNotice({ form, answers, onCorrect, onClose, onDiscard }: OutcomeProps) {
  const { outcome, stops, warnings } = evaluateGate(form, answers);
  const texts = composeFr.gate;
  if (outcome === 'stopped') {
    return (
      <Notice
        tone="attention"
        icon="phone"
        title={texts.stopTitle}
        isAlert
        action={
          <Stack>
            <CallButtons stops={stops} />
            <Row>
              <Button onClick={() => onCorrect(stops.map(({ id }) => id))} icon="undo">
                {texts.correct}
              </Button>
              {onDiscard && (
                <Button onClick={onDiscard} icon="trash">
                  {texts.discard}
                </Button>
              )}
              <Button look="quiet" onClick={onClose}>
                {texts.close}
              </Button>
            </Row>
            {!onDiscard && <p className="small soft">{texts.notKept}</p>}
          </Stack>
        }
      >
        <Stack gap="tight">
          <p>{texts.stopLead}</p>
          {stops.map((question) => (
            <p key={question.id} className="r-measure">
              {question.onYes.advice}
            </p>
          ))}
        </Stack>
      </Notice>
    );
  }
  if (warnings.length > 0) {
    return (
      <Notice tone="info" title={texts.warnTitle}>
        {warnings.map((question) => (
          <p key={question.id}>{question.onYes.advice}</p>
        ))}
      </Notice>
    );
  }
  return outcome === 'open' ? (
    <Notice icon="check" title={texts.openTitle}>
      <p>{texts.openText}</p>
    </Notice>
  ) : null;
}

function CallButtons({ stops }: { stops: readonly GateQuestion[] }) {
  const isImmediate = stops.some(({ onYes }) =>
    ['call-15', 'emergency-department'].includes(onYes.orientation),
  );
  return (
    <Row>
      {['15', '112'].map((number) => (
        <a
          key={number}
          href={`tel:${number}`}
          className={buttonClass({
            look: isImmediate && number === '15' ? 'primary' : 'secondary',
            isBig: true,
          })}
        >
          <Icon name="phone" />
          {composeFr.gate.call(number)}
        </a>
      ))}
    </Row>
  );
}
