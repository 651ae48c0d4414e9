import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { Button } from '#web/ui/button.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PasswordField, TextField } from '#web/ui/text-field.tsx';
import { securityFr } from './security.fr.ts';

type Ask = {
  field: 'password' | 'code';
  label: string;
  submit: string;
  isBusy: boolean;
  error: unknown;
  onSubmit: (value: string) => void;
  onCancel?: () => void;
  children?: ReactNode;
};

const atTheField = new Set(['account.wrong_password', 'factor.wrong_code']);

/** One thing that proves who is there, a password or a code; refusals stand at the field. */
export function AskForm({ field, label, submit, isBusy, error, onSubmit, onCancel, children }: Ask) {
  const [value, setValue] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const isOfField = error instanceof ApiProblem && atTheField.has(error.code);
  const refused = isEmpty
    ? securityFr.typePassword
    : isOfField
      ? sentenceOf(error)
      : fieldMessagesOf(error)[field];
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = field === 'password' && value === '';
    setIsEmpty(isMissing);
    if (!isMissing) onSubmit(value);
  };
  const shared = { label, value, onChange: setValue, error: refused };
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        {children}
        {error !== null && error !== undefined && refused === undefined && (
          <Notice tone="fault" isAlert>
            {sentenceOf(error)}
          </Notice>
        )}
        {field === 'password' ? (
          <PasswordField {...shared} maxLength={200} />
        ) : (
          <TextField {...shared} maxLength={20} autoComplete="one-time-code" autoCapitalize="characters" />
        )}
        <Row>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {submit}
          </Button>
          {onCancel && (
            <Button look="quiet" onClick={onCancel}>
              {securityFr.cancel}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}
