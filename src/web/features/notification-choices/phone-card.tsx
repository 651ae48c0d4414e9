import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  askPhoneCode,
  confirmPhone,
  getPreferences,
  type PreferenceView,
  removePhone,
} from '#contracts/notifications/preference.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { PhoneField, TextField } from '#web/ui/text-field.tsx';
import { choicesFr as fr } from './choices.fr.ts';

/** The telephone that text messages go to: given, proved by a code, taken away. */
export function PhoneCard({ phone }: { phone: PreferenceView['phone'] }) {
  const client = useQueryClient();
  const remove = useOperationMutation(removePhone, { onSuccess: () => refresh(client, getPreferences) });
  return (
    <Card title={fr.phoneTitle}>
      <Stack>
        {phone?.isVerified && <p>{fr.phoneVerified(phone.end)}</p>}
        {phone && !phone.isVerified && <CodeForm end={phone.end} />}
        {!phone && <NumberForm />}
        {phone && (
          <div>
            <Button isBusy={remove.isPending} onClick={() => remove.mutate({})}>
              {phone.isVerified ? fr.phoneRemove : fr.phoneOther}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  );
}

function NumberForm() {
  const client = useQueryClient();
  const [phone, setPhone] = useState('');
  const ask = useOperationMutation(askPhoneCode, { onSuccess: () => refresh(client, getPreferences) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate({ body: { phone } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PhoneField
          label={fr.phoneNumber}
          hint={fr.phoneHint}
          autoComplete="tel"
          value={phone}
          onChange={setPhone}
          error={ask.error ? (fieldMessagesOf(ask.error)['phone'] ?? sentenceOf(ask.error)) : undefined}
        />
        <div>
          <Button type="submit" icon="send" isBusy={ask.isPending}>
            {fr.phoneAsk}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function CodeForm({ end }: { end: string }) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const confirm = useOperationMutation(confirmPhone, { onSuccess: () => refresh(client, getPreferences) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate({ body: { code } });
  };
  const { error } = confirm;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p role="status">{fr.codeSent(end)}</p>
        <TextField
          label={fr.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={code}
          onChange={setCode}
          error={error ? (fieldMessagesOf(error)['code'] ?? sentenceOf(error)) : undefined}
        />
        <Row>
          <Button type="submit" look="primary" isBusy={confirm.isPending}>
            {fr.codeConfirm}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
