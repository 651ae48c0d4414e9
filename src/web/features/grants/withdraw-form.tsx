import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { getAccountGrants, revokeGrant } from '#contracts/grants/grant.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Row } from '#web/ui/page.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { grantsFr } from './grants.fr.ts';

const texts = grantsFr.operator;

/** Taking an authorisation back, with its reason. */
export function WithdrawForm({ grantId }: { grantId: string }) {
  const client = useQueryClient();
  const toast = useToast();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useOperationMutation(revokeGrant, {
    onSuccess: async () => {
      toast({ message: texts.withdrawn });
      await refresh(client, getAccountGrants);
    },
  });
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>{texts.withdraw}</Button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!withdraw.isPending) withdraw.mutate({ params: { grantId }, body: { reason } });
  };
  const { error } = withdraw;
  return (
    <form className="c-stack" onSubmit={submit} noValidate>
      <LongTextField
        label={texts.withdrawReason}
        hint={texts.reasonHint}
        maxLength={2_000}
        value={reason}
        onChange={setReason}
        error={error ? (fieldMessagesOf(error)['reason'] ?? sentenceOf(error)) : undefined}
      />
      <Row>
        <Button type="submit" look="grave" isBusy={withdraw.isPending}>
          {texts.withdraw}
        </Button>
        <Button look="quiet" onClick={() => setIsOpen(false)}>
          {texts.keep}
        </Button>
      </Row>
    </form>
  );
}
