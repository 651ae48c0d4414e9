import './field.css';
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

/** What every field takes. `error` is the sentence to show at the field, as the contract or the server gave it. */
export type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  isOptional?: boolean;
};

/** Ids and aria attributes that tie a control to its hint and error. */
export type FieldIds = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

/** Label, hint, control, error under each other; `children` gets the ids to put on its control. */
export function Field(props: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const { label, hint, error, isOptional = false, children } = props;
  const ids = useFieldIds(props);
  return (
    <div className="c-field">
      <label className="c-field__label" id={`${ids.id}-label`} htmlFor={ids.id}>
        <Label label={label} isOptional={isOptional} />
      </label>
      <Hint id={`${ids.id}-hint`} hint={hint} />
      {children(ids)}
      <FieldError id={`${ids.id}-error`} error={error} />
    </div>
  );
}

/**
 * The same for a group of controls (choices, date parts): a fieldset named by its label. No `legend`: it only names a
 * fieldset as its direct child, where browsers lay it out apart from the grid.
 */
export function FieldGroup(props: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const { label, hint, error, isOptional = false, children } = props;
  const ids = useFieldIds(props);
  return (
    <fieldset
      aria-labelledby={`${ids.id}-label`}
      aria-describedby={ids['aria-describedby']}
      aria-invalid={ids['aria-invalid']}
    >
      <div className="c-field">
        <div className="c-field__label" id={`${ids.id}-label`}>
          <Label label={label} isOptional={isOptional} />
        </div>
        <Hint id={`${ids.id}-hint`} hint={hint} />
        {children(ids)}
        <FieldError id={`${ids.id}-error`} error={error} />
      </div>
    </fieldset>
  );
}

function useFieldIds({ hint, error, isOptional = false }: FieldProps): FieldIds {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': isOptional ? undefined : true,
  };
}

function Label({ label, isOptional }: { label: string; isOptional: boolean }) {
  return (
    <>
      {label}
      {isOptional && <span className="c-field__optional"> ({uiFr.optional})</span>}
    </>
  );
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint ? (
    <div className="c-field__hint" id={id}>
      {hint}
    </div>
  ) : null;
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    <div id={id} aria-live="polite" hidden={!error}>
      {error && (
        <p className="c-field__error">
          <Icon name="alert" size={1.125} />
          {error}
        </p>
      )}
    </div>
  );
}
