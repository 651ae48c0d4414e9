import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { askToJoinTeam, getTeam, inviteColleague } from '#contracts/accounts/team.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { teamFr } from './team.fr.ts';

/** The invited person makes an account of their own; nobody shares one. */
export function InviteCard() {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const invite = useOperationMutation(inviteColleague, {
    onSuccess: async () => {
      setEmail('');
      await refresh(client, getTeam);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ body: { email } });
  };
  return (
    <Card title={teamFr.invite}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {invite.isSuccess && <p role="status">{teamFr.sent}</p>}
          <TextField
            label={teamFr.email}
            hint={teamFr.inviteHint}
            type="email"
            inputMode="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={setEmail}
            error={errorOf(invite.error, 'email')}
          />
          <div>
            <Button type="submit" look="primary" icon="send" isBusy={invite.isPending}>
              {teamFr.send}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}

/** For who belongs to no pharmacy (any more). */
export function JoinCard() {
  const [finess, setFiness] = useState('');
  const ask = useOperationMutation(askToJoinTeam);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ body: { finess } });
  };
  return (
    <Card title={teamFr.noneTitle}>
      <p>{teamFr.noneText}</p>
      {ask.isSuccess ? (
        <Notice tone="info" icon="check" isAlert>
          {teamFr.asked}
        </Notice>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <TextField
              label={teamFr.finess}
              inputMode="numeric"
              autoComplete="off"
              maxLength={30}
              value={finess}
              onChange={setFiness}
              error={errorOf(ask.error, 'finess')}
            />
            <div>
              <Button type="submit" look="primary" isBusy={ask.isPending}>
                {teamFr.ask}
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Card>
  );
}

function errorOf(error: unknown, field: string): string | undefined {
  return error ? (fieldMessagesOf(error)[field] ?? sentenceOf(error)) : undefined;
}
