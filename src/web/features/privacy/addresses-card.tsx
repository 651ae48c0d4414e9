import { type FormEvent, useState } from 'react';
import { consultAddresses } from '#contracts/privacy/privacy.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { Table } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, TextField } from '#web/ui/text-field.tsx';
import { privacyFr } from './privacy.fr.ts';

const reasons = ['terms', 'authority', 'intrusion'] as const;

export function AddressesCard() {
  const [accountId, setAccountId] = useState('');
  const [reason, setReason] = useState<(typeof reasons)[number]>();
  const [note, setNote] = useState('');
  const consult = useOperationMutation(consultAddresses);
  const refused = consult.error ? fieldMessagesOf(consult.error) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    consult.mutate({ body: { accountId: accountId.trim(), reason: reason as 'terms', note } });
  };
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextField
            label={privacyFr.accountId}
            maxLength={36}
            autoComplete="off"
            value={accountId}
            onChange={setAccountId}
            error={refused['accountId']}
          />
          <ChoiceField
            label={privacyFr.reason}
            error={refused['reason']}
            choices={reasons.map((value) => ({ value, label: privacyFr.reasons[value] }))}
            value={reason}
            onChange={setReason}
          />
          <LongTextField
            label={privacyFr.note}
            maxLength={2_000}
            value={note}
            onChange={setNote}
            error={refused['note']}
          />
          {consult.error && Object.keys(refused).length === 0 && (
            <Notice tone="fault" isAlert>
              {sentenceOf(consult.error)}
            </Notice>
          )}
          <div>
            <Button type="submit" look="primary" isBusy={consult.isPending}>
              {privacyFr.consult}
            </Button>
          </div>
        </Stack>
      </form>
      <div role="status">
        {consult.data &&
          (consult.data.items.length === 0 ? (
            <p className="soft">{privacyFr.noAddress}</p>
          ) : (
            <Table
              caption={privacyFr.addressesTitle}
              columns={[
                { id: 'at', title: privacyFr.when2, cell: (row) => formatDayTime(row.at) },
                { id: 'address', title: privacyFr.address, cell: (row) => row.address },
              ]}
              rows={consult.data.items}
              rowKey={(row) => `${row.at}${row.address}`}
            />
          ))}
      </div>
    </Card>
  );
}
