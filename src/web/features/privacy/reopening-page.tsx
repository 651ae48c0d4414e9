import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import {
  getReopening,
  listReopenings,
  type Reopening,
  type ReopeningOutcome,
  reopeningOutcomes,
  settleReopening,
} from '#contracts/privacy/reopening.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { reopeningFr } from './reopening.fr.ts';

/** Operator: one request with what a ban says of it, and the answer. */
export function ReopeningPage() {
  const { requestId = '' } = useParams({ strict: false }) as { requestId?: string };
  const query = useOperationQuery(
    getReopening,
    { params: { requestId } },
    { staleTime: 60_000, refetchOnWindowFocus: false },
  );
  return (
    <Page documentTitle={reopeningFr.title} width="narrow">
      <PageHeader
        title={reopeningFr.title}
        back={<AppLink to="/exploitation/reouvertures">{reopeningFr.listTitle}</AppLink>}
      />
      {query.data ? (
        <Stack>
          <RequestCard request={query.data} />
          {query.data.outcome ? (
            <Card title={reopeningFr.settled[query.data.outcome]}>
              <p>{query.data.answer}</p>
              <p className="small soft">{formatDayTime(query.data.settledAt ?? '')}</p>
            </Card>
          ) : (
            <AnswerCard requestId={requestId} />
          )}
        </Stack>
      ) : query.error ? (
        <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <LoadingState lines={5} />
      )}
    </Page>
  );
}

function RequestCard({ request }: { request: Reopening }) {
  const { email, rpps, text, askedAt, account, matches } = request;
  const kinds = matches.map((kind) => reopeningFr.kinds[kind]).join(', ');
  return (
    <Card>
      <DefinitionList
        items={[
          { term: reopeningFr.asked, value: formatDayTime(askedAt) },
          { term: reopeningFr.address, value: email },
          { term: reopeningFr.number, value: rpps || reopeningFr.notGiven },
          { term: reopeningFr.account, value: reopeningFr.accounts[account] },
          {
            term: reopeningFr.matches,
            value: matches.length > 0 ? reopeningFr.matched(kinds) : reopeningFr.noMatch,
          },
          { term: reopeningFr.words, value: text },
        ]}
      />
    </Card>
  );
}

function AnswerCard({ requestId }: { requestId: string }) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<ReopeningOutcome>();
  const [text, setText] = useState('');
  const [isUnchosen, setIsUnchosen] = useState(false);
  const settle = useOperationMutation(settleReopening, {
    onSettled: () => refresh(client, getReopening, listReopenings),
  });
  const refused = fieldMessagesOf(settle.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsUnchosen(outcome === undefined);
    if (outcome) settle.mutate({ params: { requestId }, body: { outcome, text } });
  };
  return (
    <Card title={reopeningFr.answerTitle}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <ChoiceField
            label={reopeningFr.outcome}
            choices={reopeningOutcomes.map((value) => ({ value, ...reopeningFr.outcomes[value] }))}
            value={outcome}
            onChange={setOutcome}
            error={isUnchosen && !outcome ? reopeningFr.choose : refused['outcome']}
          />
          <LongTextField
            label={reopeningFr.answer}
            hint={reopeningFr.answerHint}
            maxLength={4_000}
            value={text}
            onChange={setText}
            error={refused['text']}
          />
          {settle.error && Object.keys(refused).length === 0 && (
            <Notice tone="fault" isAlert>
              {sentenceOf(settle.error)}
            </Notice>
          )}
          <div>
            <Button type="submit" look="primary" isBusy={settle.isPending}>
              {reopeningFr.settle}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
