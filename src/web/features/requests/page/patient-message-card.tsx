import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import {
  askPatientMessage,
  getPatientMessage,
  type PatientMessage,
  withdrawPatientMessage,
} from '#contracts/notifications/patient-message.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard } from '#web/ui/choice-field.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { PhoneField } from '#web/ui/text-field.tsx';
import { patientMessageFr as fr } from './patient-message.fr.ts';

/** B-102: one SMS to a patient who agreed. Nothing is shown where the instance has no provider. */
export function PatientMessageCard({ caseView }: { caseView: CaseView }) {
  const { caseId } = caseView;
  const { data } = useOperationQuery(getPatientMessage, { params: { caseId } }, { staleTime: 5_000 });
  if (!data || (!data.isOffered && data.state === null)) return null;
  const mayAsk = data.isOffered && (data.state === null || ['failed', 'withdrawn'].includes(data.state));
  return (
    <Card title={fr.title}>
      <Stack>
        <p className="soft">{fr.lead}</p>
        <State caseId={caseId} message={data} />
        {mayAsk && <AskForm caseId={caseId} phone={caseView.content.patient.phone} />}
      </Stack>
    </Card>
  );
}

function State({ caseId, message }: { caseId: string; message: PatientMessage }) {
  const client = useQueryClient();
  const withdraw = useOperationMutation(withdrawPatientMessage, {
    onSuccess: () => refresh(client, getPatientMessage),
  });
  if (message.state === null) return null;
  const { state, phoneEnd, sentAt } = message;
  const isWaiting = state === 'asked' || state === 'waiting';
  return (
    <>
      <p role="status">
        <strong>{fr.states[state]}</strong> {phoneEnd !== null && fr.number(phoneEnd)}
        {sentAt !== null && ` ${fr.sentAt(formatDayTime(sentAt))}`}
      </p>
      {withdraw.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(withdraw.error)}
        </Notice>
      )}
      {isWaiting && (
        <div>
          <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { caseId } })}>
            {fr.withdraw}
          </Button>
        </div>
      )}
    </>
  );
}

function AskForm({ caseId, phone: known }: { caseId: string; phone: string }) {
  const client = useQueryClient();
  const [phone, setPhone] = useState(known);
  const [hasAgreed, setHasAgreed] = useState(false);
  const ask = useOperationMutation(askPatientMessage, {
    onSuccess: () => refresh(client, getPatientMessage),
  });
  const at = fieldMessagesOf(ask.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate({ params: { caseId }, body: { phone, hasAgreed: hasAgreed as true } });
  };
  const isAbove = ask.error && !at['phone'] && !at['hasAgreed'];
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <CheckboxCard
          label={fr.agreed}
          isChecked={hasAgreed}
          onChange={setHasAgreed}
          error={at['hasAgreed']}
        />
        <PhoneField label={fr.phone} value={phone} onChange={setPhone} error={at['phone']} />
        {isAbove && (
          <Notice tone="fault" isAlert>
            {sentenceOf(ask.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" icon="phone" isBusy={ask.isPending}>
            {fr.ask}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
