import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { roleNamesFr } from '#contracts/accounts/account.fr.ts';
import {
  decideAppeal,
  getAccountMeasures,
  liftMeasure,
  type Measure,
  noteRemedy,
} from '#contracts/moderation/measure.contract.ts';
import { measureNamesFr, statementFr } from '#contracts/moderation/measure.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { MeasureForm } from './measure-form.tsx';
import { measureStatesFr, moderationFr } from './moderation.fr.ts';
import { TextForm } from './text-form.tsx';

const texts = moderationFr.account;

/** Operator: what is in force against one account, its history, and a new decision. */
export function AccountPage() {
  const { accountId = '' } = useParams({ strict: false }) as { accountId?: string };
  const account = useOperationQuery(getAccountMeasures, { params: { accountId } });
  const { data, error } = account;
  return (
    <Page documentTitle={texts.title} width="narrow">
      <PageHeader title={texts.title} back={<AppLink to="/moderation">{moderationFr.queue.title}</AppLink>} />
      {error && <ErrorState message={sentenceOf(error)} onRetry={() => void account.refetch()} />}
      {!error && !data && <LoadingState lines={6} />}
      {data && (
        <Stack>
          <Card title={texts.who}>
            <p>
              {data.displayName}, {roleNamesFr[data.role]}
            </p>
          </Card>
          {data.measures.length === 0 && (
            <EmptyState icon="shield" title={texts.none}>
              <p>{texts.noneText}</p>
            </EmptyState>
          )}
          {data.measures.map((measure) => (
            <MeasureCard key={measure.measureId} measure={measure} />
          ))}
          <MeasureForm accountId={accountId} />
        </Stack>
      )}
    </Page>
  );
}

function MeasureCard({ measure }: { measure: Measure }) {
  const { kind, state, decidedAt, appeal } = measure;
  const isOpen = state === 'in-force' || state === 'announced';
  return (
    <Card title={`${measureNamesFr[kind]}, ${measureStatesFr[state]}`} side={formatDayTime(decidedAt)}>
      <DefinitionList
        items={[
          ...statementFr(measure).map(({ title, text }) => ({ term: title, value: text })),
          { term: texts.evidence, value: measure.evidence },
          ...(appeal ? [{ term: texts.appeal, value: appeal.text }] : []),
          ...(appeal?.answer ? [{ term: moderationFr.decisions.answer, value: appeal.answer }] : []),
        ]}
      />
      {appeal && appeal.outcome === null && <AnswerAppeal measure={measure} />}
      {isOpen && <Ending measure={measure} />}
    </Card>
  );
}

function useDone() {
  const client = useQueryClient();
  const toast = useToast();
  return async () => {
    toast({ message: texts.done });
    await refresh(client, getAccountMeasures);
  };
}

function Ending({ measure: { measureId, kind } }: { measure: Measure }) {
  const onSuccess = useDone();
  const [isOpen, setIsOpen] = useState(false);
  const lift = useOperationMutation(liftMeasure, { onSuccess });
  const remedy = useOperationMutation(noteRemedy, { onSuccess });
  return (
    <Stack gap="tight">
      {kind === 'warning' && (
        <div>
          <Button isBusy={remedy.isPending} onClick={() => remedy.mutate({ params: { measureId } })}>
            {texts.remedied}
          </Button>
        </div>
      )}
      {isOpen ? (
        <TextForm
          label={texts.liftReason}
          field="reason"
          action={texts.lift}
          isBusy={lift.isPending}
          error={lift.error}
          onSend={(reason) => lift.mutate({ params: { measureId }, body: { reason } })}
        />
      ) : (
        <div>
          <Button onClick={() => setIsOpen(true)}>{texts.lift}</Button>
        </div>
      )}
    </Stack>
  );
}

function AnswerAppeal({ measure: { measureId, isOwnDecision } }: { measure: Measure }) {
  const onSuccess = useDone();
  const [outcome, setOutcome] = useState<'granted' | 'refused'>('granted');
  const answer = useOperationMutation(decideAppeal, { onSuccess });
  return (
    <TextForm
      label={texts.answer}
      field="answer"
      action={moderationFr.flag.confirm}
      isBusy={answer.isPending}
      error={answer.error}
      onSend={(text) => answer.mutate({ params: { measureId }, body: { outcome, answer: text } })}
    >
      {isOwnDecision && <Notice tone="info">{texts.ownDecision}</Notice>}
      <ChoiceField
        label={moderationFr.flag.act}
        columns={2}
        choices={[
          { value: 'granted', label: texts.grant },
          { value: 'refused', label: texts.refuse },
        ]}
        value={outcome}
        onChange={setOutcome}
      />
    </TextForm>
  );
}
