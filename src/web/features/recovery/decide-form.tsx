import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { decideRecovery, getRecovery, listRecoveries } from '#contracts/accounts/recovery.contract.ts';
import { recoveryChecksFr, recoveryMeansFr } from '#contracts/accounts/recovery.fr.ts';
import {
  type RecoveryCheck,
  type RecoveryMeans,
  recoveryChecks,
  recoveryMeans,
  replacesAddress,
} from '#contracts/accounts/recovery.vocabulary.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField, MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { recoveryFr } from './recovery.fr.ts';

const atNewEmail = ['recovery.address_missing', 'recovery.address_taken'];

function refusalsOf(error: unknown) {
  const at = fieldMessagesOf(error);
  const isOfEmail = error instanceof ApiProblem && atNewEmail.includes(error.code);
  const newEmail = isOfEmail ? sentenceOf(error) : at['newEmail'];
  const isPlaced = newEmail !== undefined || Object.keys(at).length > 0;
  return { at, newEmail, above: error && !isPlaced ? sentenceOf(error) : undefined };
}

/** What was seen, what is done; never a password. */
export function DecideForm({ recoveryId }: { recoveryId: string }) {
  const client = useQueryClient();
  const toast = useToast();
  const [checks, setChecks] = useState<RecoveryCheck[]>([]);
  const [means, setMeans] = useState<RecoveryMeans>();
  const [newEmail, setNewEmail] = useState('');
  const [note, setNote] = useState('');
  const [isUnchosen, setIsUnchosen] = useState(false);
  const decide = useOperationMutation(decideRecovery, {
    onSuccess: async () => {
      toast({ message: recoveryFr.decided });
      await refresh(client, getRecovery, listRecoveries);
    },
  });
  const asksEmail = means !== undefined && replacesAddress(means);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsUnchosen(means === undefined);
    if (!means || decide.isPending) return;
    const body = { means, checks, newEmail: asksEmail ? newEmail : null, note };
    decide.mutate({ params: { recoveryId }, body });
  };
  const refused = refusalsOf(decide.error);
  return (
    <Card title={recoveryFr.decide}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {refused.above && (
            <Notice tone="fault" isAlert>
              {refused.above}
            </Notice>
          )}
          <MultiChoiceField
            label={recoveryFr.checks}
            hint={recoveryFr.checksHint}
            choices={recoveryChecks.map((value) => ({ value, label: recoveryChecksFr[value] }))}
            values={checks}
            onChange={setChecks}
            error={refused.at['checks']}
          />
          <LongTextField
            label={recoveryFr.note}
            hint={recoveryFr.noteHint}
            maxLength={2000}
            value={note}
            onChange={setNote}
            error={refused.at['note']}
          />
          <ChoiceField
            label={recoveryFr.means}
            choices={recoveryMeans.map((value) => ({ value, label: recoveryMeansFr[value] }))}
            value={means}
            onChange={setMeans}
            error={isUnchosen && !means ? recoveryFr.meansMissing : undefined}
          />
          {asksEmail && (
            <TextField
              label={recoveryFr.newEmail}
              type="email"
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              maxLength={254}
              value={newEmail}
              onChange={setNewEmail}
              error={refused.newEmail}
            />
          )}
          {means !== undefined && means !== 'link' && <p className="soft">{recoveryFr.delay}</p>}
          <div>
            <Button type="submit" look="primary" isBusy={decide.isPending}>
              {recoveryFr.submit}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
