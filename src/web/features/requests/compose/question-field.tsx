import { useState } from 'react';
import { durationUnitsFr, yesNoLabelsFr } from '#contracts/forms/form.fr.ts';
import { type AnswerValue, type DurationUnit, durationUnitSchema } from '#contracts/forms/form-answers.ts';
import type { Question } from '#contracts/forms/form-definition.ts';
import { ChoiceField, MultiChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { FieldGroup, type FieldProps } from '#web/ui/field.tsx';
import { LongTextField, SelectField, TextField } from '#web/ui/text-field.tsx';
import { numberOfText, textOfNumber, withoutContradiction } from './answer-texts.ts';
import { clinicalFr } from './clinical.fr.ts';

type QuestionFieldProps<Q extends Question = Question> = {
  question: Q;
  answer: AnswerValue | undefined;
  /** Undefined takes the answer away. */
  onAnswer: (value: AnswerValue | undefined) => void;
  error: string | undefined;
};

function fieldOf({ question, error }: Pick<QuestionFieldProps, 'question' | 'error'>): FieldProps {
  return { label: question.label, hint: question.help, isOptional: !question.required, error };
}

const longestShortLabel = 26;

/** Short answers stand beside each other, even on a phone. */
function isShort(question: Question): boolean {
  if (question.kind === 'yes-no' || question.kind === 'yes-no-unknown') return true;
  return 'options' in question && question.options.every(({ label }) => label.length <= longestShortLabel);
}

/** One question of a form, by its kind. */
export function QuestionField(props: QuestionFieldProps) {
  return (
    <div className={isShort(props.question) ? 'r-short' : undefined}>
      <FieldOfKind {...props} />
    </div>
  );
}

function FieldOfKind({ question, answer, onAnswer, error }: QuestionFieldProps) {
  const field = fieldOf({ question, error });
  const text = typeof answer === 'string' ? answer : '';
  const onText = (value: string) => onAnswer(value === '' ? undefined : value);
  switch (question.kind) {
    case 'yes-no':
    case 'yes-no-unknown': {
      const values =
        question.kind === 'yes-no' ? (['yes', 'no'] as const) : (['yes', 'no', 'unknown'] as const);
      return (
        <ChoiceField
          {...field}
          columns={question.kind === 'yes-no' ? 2 : 3}
          choices={values.map((value) => ({ value, label: yesNoLabelsFr[value] }))}
          value={values.find((value) => value === answer)}
          onChange={onAnswer}
        />
      );
    }
    case 'single-choice':
      return (
        <ChoiceField
          {...field}
          columns={2}
          choices={question.options.map(({ id, label }) => ({ value: id, label }))}
          value={text === '' ? undefined : text}
          onChange={onAnswer}
        />
      );
    case 'multiple-choice': {
      const chosen = Array.isArray(answer) ? answer : [];
      return (
        <MultiChoiceField
          {...field}
          columns={2}
          choices={question.options.map(({ id, label }) => ({ value: id, label }))}
          values={chosen}
          onChange={(values) => {
            const next = withoutContradiction(question.options, chosen, values);
            onAnswer(next.length === 0 ? undefined : next);
          }}
        />
      );
    }
    case 'short-text':
      return (
        <TextField
          {...field}
          autoComplete="off"
          maxLength={question.maxLength}
          value={text}
          onChange={onText}
        />
      );
    case 'long-text':
      return (
        <LongTextField {...field} maxLength={question.maxLength} rows={3} value={text} onChange={onText} />
      );
    case 'number':
      return <NumberField question={question} answer={answer} onAnswer={onAnswer} error={error} />;
    case 'date':
      return <DateField {...field} value={text} onChange={onText} />;
    case 'duration':
      return <DurationField question={question} answer={answer} onAnswer={onAnswer} error={error} />;
  }
}

/** Keeps what is being typed (« 3, ») while the answer is the number it stands for. */
function NumberField(props: QuestionFieldProps<Extract<Question, { kind: 'number' }>>) {
  const { question, answer, onAnswer } = props;
  const [typed, setTyped] = useState(() => textOfNumber(answer));
  const shown = numberOfText(typed) === answer ? typed : textOfNumber(answer);
  const field = fieldOf(props);
  return (
    <TextField
      {...field}
      label={question.unit === undefined ? question.label : `${question.label} (${question.unit})`}
      inputMode={question.decimals ? 'decimal' : 'numeric'}
      autoComplete="off"
      maxLength={10}
      value={shown}
      onChange={(text) => {
        const kept = text.replace(/[^\d,.]/g, '');
        setTyped(kept);
        onAnswer(numberOfText(kept));
      }}
    />
  );
}

function DurationField(props: QuestionFieldProps<Extract<Question, { kind: 'duration' }>>) {
  const { answer, onAnswer } = props;
  const given = typeof answer === 'object' && !Array.isArray(answer) ? answer : undefined;
  const [count, setCount] = useState(given === undefined ? '' : String(given.count));
  const [unit, setUnit] = useState<DurationUnit | ''>(given?.unit ?? '');
  const tell = (nextCount: string, nextUnit: DurationUnit | '') => {
    setCount(nextCount);
    setUnit(nextUnit);
    const number = Number(nextCount);
    onAnswer(nextUnit !== '' && number >= 1 ? { count: number, unit: nextUnit } : undefined);
  };
  return (
    <FieldGroup {...fieldOf(props)}>
      {() => (
        <div className="r-duration">
          <TextField
            label={clinicalFr.durationCount}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            value={count}
            onChange={(text) => tell(text.replace(/\D/g, ''), unit)}
          />
          <SelectField
            label={clinicalFr.durationUnit}
            emptyLabel={clinicalFr.chooseUnit}
            options={durationUnitSchema.options.map((value) => ({
              value,
              label: durationUnitsFr[value][Number(count) > 1 ? 1 : 0],
            }))}
            value={unit}
            onChange={(value) => tell(count, durationUnitSchema.safeParse(value).data ?? '')}
          />
        </div>
      )}
    </FieldGroup>
  );
}
