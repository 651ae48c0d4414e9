import { type FormEvent, useState } from 'react';
import { grantPermit } from '#contracts/privacy/privacy.contract.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, TextField } from '#web/ui/text-field.tsx';
import { privacyFr } from './privacy.fr.ts';

export function PermitCard() {
  const [email, setEmail] = useState('');
  const [text, setText] = useState('');
  const permit = useOperationMutation(grantPermit, {
    onSuccess: () => {
      setEmail('');
      setText('');
    },
  });
  const refused = refusalsOf(permit.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    permit.mutate({ body: { email, text } });
  };
  return (
    <Card title={privacyFr.permitTitle}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <p>{privacyFr.permitLead}</p>
          <TextField
            label={privacyFr.permitEmail}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={setEmail}
            error={refused['email']}
          />
          <LongTextField
            label={privacyFr.permitText}
            maxLength={4_000}
            value={text}
            onChange={setText}
            error={refused['text']}
          />
          {permit.error && Object.keys(refused).length === 0 && (
            <Notice tone="fault" isAlert>
              {sentenceOf(permit.error)}
            </Notice>
          )}
          <div>
            <Button type="submit" look="primary" isBusy={permit.isPending}>
              {privacyFr.permit}
            </Button>
          </div>
          <div role="status">
            {permit.data && <p>{privacyFr.permitted(formatDayTime(permit.data.expiresAt))}</p>}
          </div>
        </Stack>
      </form>
    </Card>
  );
}

function refusalsOf(error: Error | null): Readonly<Record<string, string>> {
  if (!error) return {};
  if (error instanceof ApiProblem && error.code === 'privacy.bad_email') return { email: sentenceOf(error) };
  return fieldMessagesOf(error);
}
