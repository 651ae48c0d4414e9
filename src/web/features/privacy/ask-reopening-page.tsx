import { type FormEvent, useState } from 'react';
import { askReopening } from '#contracts/privacy/reopening.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, TextField } from '#web/ui/text-field.tsx';
import { reopeningFr } from './reopening.fr.ts';

/** A-093, for people without a session; the same answer whoever asks. */
export function AskReopeningPage() {
  const [email, setEmail] = useState('');
  const [rpps, setRpps] = useState('');
  const [text, setText] = useState('');
  const ask = useOperationMutation(askReopening);
  const refused = fieldMessagesOf(ask.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { email, rpps, text } });
  };
  return (
    <Page documentTitle={reopeningFr.askTitle} width="narrow">
      <PageHeader title={reopeningFr.askTitle} lead={reopeningFr.askLead} />
      {ask.isSuccess ? (
        <div role="status">
          <Notice tone="info" icon="check" title={reopeningFr.sentTitle}>
            {reopeningFr.sentText}
          </Notice>
        </div>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <Notice action={<AppLink to="/">{reopeningFr.signIn}</AppLink>}>{reopeningFr.stillOpen}</Notice>
            {ask.error && Object.keys(refused).length === 0 && (
              <Notice tone="fault" isAlert>
                {sentenceOf(ask.error)}
              </Notice>
            )}
            <TextField
              label={reopeningFr.email}
              type="email"
              inputMode="email"
              autoComplete="email"
              maxLength={254}
              value={email}
              onChange={setEmail}
              error={refused['email']}
            />
            <TextField
              label={reopeningFr.rpps}
              isOptional
              inputMode="numeric"
              autoComplete="off"
              maxLength={30}
              value={rpps}
              onChange={setRpps}
              error={refused['rpps']}
            />
            <LongTextField
              label={reopeningFr.text}
              hint={reopeningFr.textHint}
              maxLength={4_000}
              value={text}
              onChange={setText}
              error={refused['text']}
            />
            <div>
              <Button type="submit" look="primary" icon="send" isBusy={ask.isPending}>
                {reopeningFr.send}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Page>
  );
}
