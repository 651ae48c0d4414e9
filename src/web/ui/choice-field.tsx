import { type ReactNode, useId } from 'react';
import { FieldGroup, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

export type Choice<V extends string = string> = {
  value: V;
  label: string;
  hint?: string;
  isDisabled?: boolean;
};
type Layout = { columns?: 1 | 2 | 3 };

type ChoiceFieldProps<V extends string> = FieldProps &
  Layout & { choices: readonly Choice<V>[]; value: V | undefined; onChange: (value: V) => void };

/** One of several, each a card to tap. */
export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>) {
  const { choices, value, onChange, columns = 1, ...field } = props;
  const name = useId();
  return (
    <FieldGroup {...field}>
      {() => (
        <div className={`c-choices c-choices--${columns}`}>
          {choices.map((choice) => (
            <ChoiceCard key={choice.value} {...choice}>
              <input
                type="radio"
                name={name}
                checked={choice.value === value}
                disabled={choice.isDisabled}
                onChange={() => onChange(choice.value)}
              />
            </ChoiceCard>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

type MultiChoiceFieldProps<V extends string> = FieldProps &
  Layout & { choices: readonly Choice<V>[]; values: readonly V[]; onChange: (values: V[]) => void };

/** Any number of several, each a card to tap; the values keep the order of `choices`. */
export function MultiChoiceField<V extends string>(props: MultiChoiceFieldProps<V>) {
  const { choices, values, onChange, columns = 1, ...field } = props;
  const toggle = (value: V) => {
    const isChosen = values.includes(value);
    const wanted = new Set(isChosen ? values.filter((other) => other !== value) : [...values, value]);
    onChange(choices.map((choice) => choice.value).filter((other) => wanted.has(other)));
  };
  return (
    <FieldGroup {...field}>
      {() => (
        <div className={`c-choices c-choices--${columns}`}>
          {choices.map((choice) => (
            <ChoiceCard key={choice.value} {...choice}>
              <input
                type="checkbox"
                checked={values.includes(choice.value)}
                disabled={choice.isDisabled}
                onChange={() => toggle(choice.value)}
              />
            </ChoiceCard>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

type YesNoFieldProps = FieldProps & { value: boolean | undefined; onChange: (value: boolean) => void };

/** Yes or no, side by side; undefined = not answered yet. */
export function YesNoField({ value, onChange, ...field }: YesNoFieldProps) {
  const name = useId();
  return (
    <FieldGroup {...field}>
      {() => (
        <div className="c-choices c-choices--yes-no">
          {[true, false].map((answer) => (
            <ChoiceCard key={String(answer)} label={answer ? uiFr.yes : uiFr.no}>
              <input type="radio" name={name} checked={value === answer} onChange={() => onChange(answer)} />
            </ChoiceCard>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

type CheckboxCardProps = {
  label: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  error?: string | undefined;
  isDisabled?: boolean;
};

/** One statement to tick (attestation, consent); never ticked beforehand. */
export function CheckboxCard({ label, hint, isChecked, onChange, error, isDisabled }: CheckboxCardProps) {
  const id = useId();
  return (
    <div className="c-field">
      <ChoiceCard label={label} hint={hint}>
        <input
          type="checkbox"
          checked={isChecked}
          disabled={isDisabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
      </ChoiceCard>
      {error && (
        <p className="c-field__error" id={id}>
          <Icon name="alert" size={1.125} />
          {error}
        </p>
      )}
    </div>
  );
}

type CardProps = { label: ReactNode; hint?: ReactNode; children: ReactNode };

function ChoiceCard({ label, hint, children }: CardProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is in `children`, inside the label.
    <label className="c-choice">
      {children}
      <span>
        <span className="c-choice__label">{label}</span>
        {hint && <span className="c-choice__hint">{hint}</span>}
      </span>
    </label>
  );
}
