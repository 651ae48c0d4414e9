import { useState } from 'react';
import { evaluateGate } from '#contracts/forms/evaluate-gate.ts';
import { formErrorsFr, yesNoLabelsFr } from '#contracts/forms/form.fr.ts';
import type { GateAnswer, GateAnswers } from '#contracts/forms/form-answers.ts';
import type { FormDefinition, GateQuestion } from '#contracts/forms/form-definition.ts';
import { useIsDesk } from '#web/lib/use-media.ts';
import { ActionBar, Button, buttonClass } from '#web/ui/button.tsx';
import { YesNoField } from '#web/ui/choice-field.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { composeFr } from './compose.fr.ts';
import { spotId } from './compose-context.tsx';

type GateProps = {
  form: FormDefinition;
  answers: GateAnswers;
  onChange: (answers: GateAnswers) => void;
  /** Questions left open are marked. */
  isDemanded?: boolean;
};

/** The exclusion questions: all on one page at a desk, one after the other under the thumb on a phone. */
export function GateQuestions(props: GateProps) {
  const isDesk = useIsDesk();
  return isDesk ? <GateList {...props} /> : <GateOneByOne {...props} />;
}

function GateList({ form, answers, onChange, isDemanded = false }: GateProps) {
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
    </Stack>
  );
}

function GateOneByOne({ form, answers, onChange }: GateProps) {
  const { questions } = form.gate;
  const firstOpen = questions.findIndex(({ id }) => answers[id] === undefined);
  const [at, setAt] = useState(firstOpen < 0 ? questions.length : firstOpen);
  const question = questions[at];
  if (!question) {
    return <GateAnswered form={form} answers={answers} onReview={() => setAt(0)} />;
  }
  const answer = (value: GateAnswer) => {
    onChange({ ...answers, [question.id]: value });
    const isStopped = value === 'yes' && question.onYes.effect === 'stop';
    if (!isStopped) setAt(at + 1);
  };
  return (
    <Stack>
      {at === 0 && <p>{form.gate.intro}</p>}
      <Card>
        <div className="r-gate-one" aria-live="polite" id={spotId(`gate.${question.id}`)}>
          <p className="small soft numbers">{composeFr.gate.position(at + 1, questions.length)}</p>
          <h2>{question.label}</h2>
          {question.help && <p className="soft">{question.help}</p>}
        </div>
      </Card>
      {at > 0 && (
        <div>
          <Button look="quiet" icon="arrow-left" onClick={() => setAt(at - 1)}>
            {composeFr.gate.previousQuestion}
          </Button>
        </div>
      )}
      <ActionBar>
        {(['no', 'yes'] as const).map((value) => (
          <Button
            key={value}
            isBig
            aria-pressed={answers[question.id] === value}
            onClick={() => answer(value)}
          >
            {yesNoLabelsFr[value]}
          </Button>
        ))}
      </ActionBar>
    </Stack>
  );
}

type AnsweredProps = { form: FormDefinition; answers: GateAnswers; onReview: () => void };

function GateAnswered({ form, answers, onReview }: AnsweredProps) {
  return (
    <Card
      title={composeFr.gate.answers}
      side={
        <Button look="quiet" icon="pencil" onClick={onReview}>
          {composeFr.gate.review}
        </Button>
      }
    >
      <DefinitionList
        items={form.gate.questions.map(({ id, label }) => ({
          term: label,
          value: answers[id] === undefined ? '' : yesNoLabelsFr[answers[id]],
        }))}
      />
    </Card>
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
