import { type KeyboardEvent, useRef } from 'react';
import { IconButton } from '#web/ui/button.tsx';
import { FieldGroup } from '#web/ui/field.tsx';
import { HypothesisInput } from '../terms/hypothesis-input.tsx';
import { hypothesisLines, movedLine, withoutEmpty, written } from './hypotheses.ts';
import { opinionFr } from './opinion.fr.ts';

type HypothesesFieldProps = {
  values: readonly string[];
  error: string | undefined;
  onChange: (values: string[]) => void;
};

/** A short ordered list, the most likely first; Enter goes on, an empty line disappears. */
export function HypothesesField({ values, error, onChange }: HypothesesFieldProps) {
  const list = useRef<HTMLOListElement>(null);
  const lines = hypothesisLines(values);
  const focusLine = (at: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[at]?.focus());
  const move = (at: number, to: number) => {
    onChange(movedLine(values, at, to));
    focusLine(Math.min(Math.max(0, to), values.length - 1));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, at: number) => {
    const isEmpty = event.currentTarget.value === '';
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(at, at + (event.key === 'ArrowUp' ? -1 : 1));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      focusLine(at + 1);
    } else if (event.key === 'Backspace' && isEmpty && at > 0) {
      event.preventDefault();
      onChange(values.toSpliced(at, 1));
      focusLine(at - 1);
    }
  };
  return (
    <FieldGroup label={opinionFr.hypotheses} hint={opinionFr.hypothesesHint} error={error}>
      {() => (
        <ol className="d-hypotheses" ref={list}>
          {lines.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its text changes at every key.
            <li key={at}>
              <HypothesisInput
                name={at === 0 ? 'hypotheses' : undefined}
                label={opinionFr.hypothesis(at + 1)}
                isInvalid={error !== undefined && at === 0}
                isSkippedByTab={at > 0 && at >= values.length}
                value={text}
                onChange={(value) => onChange(written(values, at, value))}
                onBlur={() => text.trim() === '' && at < values.length && onChange(withoutEmpty(values))}
                onKeyDown={(event) => onKeyDown(event, at)}
              />
              {at < values.length && (
                <>
                  {/* Out of the tab order: Alt with arrows and an emptied line do the same from the field. */}
                  <IconButton
                    tabIndex={-1}
                    icon="arrow-up"
                    label={opinionFr.moveUp(at + 1)}
                    disabled={at === 0}
                    onClick={() => move(at, at - 1)}
                  />
                  <IconButton
                    tabIndex={-1}
                    icon="close"
                    label={opinionFr.remove(at + 1)}
                    onClick={() => onChange(values.toSpliced(at, 1))}
                  />
                </>
              )}
            </li>
          ))}
        </ol>
      )}
    </FieldGroup>
  );
}
