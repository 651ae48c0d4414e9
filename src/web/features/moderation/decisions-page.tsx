import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { appealItem, listOwnItems, type ModeratedItem } from '#contracts/moderation/flag.contract.ts';
import { flagGroundsFr, flagSubjectsFr } from '#contracts/moderation/flag.fr.ts';
import { appealDecision, type Decision, listDecisions } from '#contracts/moderation/measure.contract.ts';
import { measureNamesFr, statementFr } from '#contracts/moderation/measure.fr.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { formatDay } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { measureStatesFr, moderationFr } from './moderation.fr.ts';
import { TextForm } from './text-form.tsx';

const texts = moderationFr.decisions;

/** What was decided about the person signed in, with its reasons (B-118); opens despite every measure. */
export function DecisionsPage() {
  const decisions = useOperationQuery(listDecisions, {});
  const items = useOperationQuery(listOwnItems, {});
  const error = decisions.error ?? items.error;
  const retry = () => void Promise.all([decisions.refetch(), items.refetch()]);
  return (
    <Page documentTitle={texts.title} width="narrow">
      <PageHeader title={texts.title} lead={texts.lead} />
      {error && <ErrorState message={sentenceOf(error)} onRetry={retry} />}
      {!error && !(decisions.data && items.data) && <LoadingState lines={6} />}
      {decisions.data && items.data && (
        <Stack>
          {decisions.data.items.length + items.data.items.length === 0 && (
            <EmptyState icon="shield" title={texts.empty}>
              <p>{texts.emptyText}</p>
            </EmptyState>
          )}
          {decisions.data.items.map((decision) => (
            <DecisionCard key={decision.measureId} decision={decision} />
          ))}
          {items.data.items.map((item) => (
            <ItemCard key={item.subjectId} item={item} />
          ))}
        </Stack>
      )}
    </Page>
  );
}

function DecisionCard({ decision }: { decision: Decision }) {
  const client = useQueryClient();
  const toast = useToast();
  const appeal = useOperationMutation(appealDecision, {
    onSuccess: async () => {
      toast({ message: texts.sent });
      await refresh(client, listDecisions);
    },
  });
  const { measureId, kind, state, decidedAt, ending } = decision;
  return (
    <Card title={`${measureNamesFr[kind]}, ${texts.takenOn(formatDay(decidedAt)).toLowerCase()}`}>
      <DefinitionList
        items={[
          { term: texts.state, value: measureStatesFr[state] },
          ...statementFr(decision).map(({ title, text }) => ({ term: title, value: text })),
          ...(ending?.reason ? [{ term: texts.ended, value: ending.reason }] : []),
        ]}
      />
      <Appeal appeal={decision.appeal} />
      {decision.appealUntil !== null && (
        <Contest
          isBusy={appeal.isPending}
          error={appeal.error}
          onSend={(text) => appeal.mutate({ params: { measureId }, body: { text } })}
        />
      )}
    </Card>
  );
}

function ItemCard({ item }: { item: ModeratedItem }) {
  const client = useQueryClient();
  const toast = useToast();
  const appeal = useOperationMutation(appealItem, {
    onSuccess: async () => {
      toast({ message: texts.sent });
      await refresh(client, listOwnItems);
    },
  });
  const { subjectId, subjectKind, state, ground, statement, decidedAt } = item;
  return (
    <Card title={`${texts.items} : ${flagSubjectsFr[subjectKind]}`}>
      <DefinitionList
        items={[
          { term: texts.takenOn(formatDay(decidedAt)), value: texts.itemStates[state] },
          { term: texts.ground, value: flagGroundsFr[ground] },
          { term: texts.reasons, value: statement },
        ]}
      />
      <Appeal appeal={item.appeal} />
      {item.appeal === null && state !== 'restored' && (
        <Contest
          isBusy={appeal.isPending}
          error={appeal.error}
          onSend={(text) => appeal.mutate({ params: { subjectId }, body: { text } })}
        />
      )}
    </Card>
  );
}

type AppealView = { text: string; outcome: 'granted' | 'refused' | null; answer: string } | null;

function Appeal({ appeal }: { appeal: AppealView }) {
  if (!appeal) return null;
  const outcome = appeal.outcome ? texts.outcomes[appeal.outcome] : texts.pending;
  return (
    <DefinitionList
      items={[
        { term: texts.appeal, value: appeal.text },
        { term: texts.answer, value: appeal.answer ? `${outcome}. ${appeal.answer}` : outcome },
      ]}
    />
  );
}

function Contest(props: { isBusy: boolean; error: unknown; onSend: (text: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>{texts.contest}</Button>
      </div>
    );
  }
  return (
    <TextForm
      label={texts.contestText}
      hint={texts.contestHint}
      field="text"
      action={texts.send}
      {...props}
    />
  );
}
