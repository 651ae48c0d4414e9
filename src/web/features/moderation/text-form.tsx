import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';

type TextFormProps = {
  label: string;
  hint?: string;
  field: string;
  action: string;
  isBusy: boolean;
  error: unknown;
  onSend: (text: string) => void;
  children?: ReactNode;
};

/** One text and one button; what was typed stays when it is refused. */
export function TextForm(props: TextFormProps) {
  const { label, hint, field, action, isBusy, error, onSend, children } = props;
  const [text, setText] = useState('');
  const atField = fieldMessagesOf(error)[field];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSend(text);
  };
  return (
    <form className="c-stack c-stack--tight" onSubmit={submit} noValidate>
      {children}
      <LongTextField
        label={label}
        hint={hint}
        error={atField}
        value={text}
        onChange={setText}
        maxLength={4000}
      />
      {error !== null && error !== undefined && atField === undefined && (
        <Notice tone="fault" isAlert>
          {sentenceOf(error)}
        </Notice>
      )}
      <div>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
