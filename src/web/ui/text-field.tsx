import { type ComponentProps, useState } from 'react';
import { IconButton } from './button.tsx';
import { DictatingArea } from './dictation/dictating-area.tsx';
import { Field, type FieldProps } from './field.tsx';
import { uiFr } from './ui.fr.ts';

type Native<Tag extends 'input' | 'textarea'> = Omit<
  ComponentProps<Tag>,
  'id' | 'value' | 'onChange' | 'className' | 'style'
>;
type Text = FieldProps & { value: string; onChange: (value: string) => void };

function splitField<T extends Text>(props: T) {
  const { label, hint, error, isOptional, value, onChange, ...native } = props;
  const field: FieldProps = {
    label,
    hint,
    error,
    ...(isOptional === undefined ? {} : { isOptional }),
  };
  return { field, value, onChange, native };
}

/** One line of text. Say `autoComplete`, `inputMode`, `maxLength` as on an input. */
export function TextField(props: Text & Native<'input'>) {
  const { field, value, onChange, native } = splitField(props);
  return (
    <Field {...field}>
      {(ids) => (
        <input
          type="text"
          {...native}
          {...ids}
          className="c-input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Several lines; grows with the text, and takes dictation where there is any (B-028). */
export function LongTextField(props: Text & Omit<Native<'textarea'>, 'ref'>) {
  const { field, value, onChange, native } = splitField(props);
  return (
    <Field {...field}>
      {(ids) => <DictatingArea {...native} {...ids} value={value} onChange={onChange} />}
    </Field>
  );
}

/** A French telephone number, kept as typed; the contract normalises it. */
export function PhoneField(props: Text & Native<'input'>) {
  const { field, value, onChange, native } = splitField(props);
  return (
    <Field {...field}>
      {(ids) => (
        <input
          type="tel"
          autoComplete="off"
          maxLength={24}
          {...native}
          {...ids}
          className="c-input c-input--phone"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A password with a button to see it. */
export function PasswordField(props: Text & Native<'input'>) {
  const { field, value, onChange, native } = splitField(props);
  const [isShown, setIsShown] = useState(false);
  return (
    <Field {...field}>
      {(ids) => (
        <div className="c-input-with-button">
          <input
            autoComplete="current-password"
            {...native}
            {...ids}
            type={isShown ? 'text' : 'password'}
            className="c-input"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            label={isShown ? uiFr.hidePassword : uiFr.showPassword}
            onClick={() => setIsShown(!isShown)}
          />
        </div>
      )}
    </Field>
  );
}

type SelectProps = Text & { options: readonly { value: string; label: string }[]; emptyLabel?: string };

/** A native list for many short options; for up to about seven prefer ChoiceField. */
export function SelectField(props: SelectProps) {
  const { field, value, onChange, native } = splitField(props);
  return (
    <Field {...field}>
      {(ids) => (
        <select {...ids} className="c-input" value={value} onChange={(event) => onChange(event.target.value)}>
          {native.emptyLabel !== undefined && <option value="">{native.emptyLabel}</option>}
          {native.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
