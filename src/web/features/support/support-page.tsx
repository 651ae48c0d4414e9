import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  listOwnTickets,
  openTicket,
  type TicketCategory,
  ticketCategories,
} from '#contracts/support/ticket.contract.ts';
import { ticketCategoriesFr } from '#contracts/support/ticket.fr.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { LongTextField, SelectField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { supportFr } from './support.fr.ts';
import { TicketLinks } from './ticket-links.tsx';

/** Writing to support, and one's own exchanges; opens despite terms, verification and measures (B-045). */
export function SupportPage() {
  return (
    <Page documentTitle={supportFr.title} width="narrow">
      <PageHeader title={supportFr.title} lead={supportFr.lead} />
      <Stack>
        <NewTicket />
        <OwnTickets />
      </Stack>
    </Page>
  );
}

function OwnTickets() {
  const tickets = useOperationQuery(listOwnTickets, {});
  if (tickets.error) {
    return <ErrorState message={sentenceOf(tickets.error)} onRetry={() => void tickets.refetch()} />;
  }
  if (!tickets.data) return <LoadingState lines={3} />;
  if (tickets.data.items.length === 0) {
    return (
      <EmptyState icon="help" title={supportFr.empty}>
        <p>{supportFr.emptyText}</p>
      </EmptyState>
    );
  }
  return <TicketLinks title={supportFr.own} tickets={tickets.data.items} under="/compte/assistance" />;
}

function NewTicket() {
  const client = useQueryClient();
  const toast = useToast();
  const [category, setCategory] = useState<TicketCategory | ''>('');
  const [text, setText] = useState('');
  const [isUnchosen, setIsUnchosen] = useState(false);
  const send = useOperationMutation(openTicket, {
    onSuccess: async () => {
      setText('');
      setCategory('');
      toast({ message: supportFr.sent });
      await refresh(client, listOwnTickets);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsUnchosen(category === '');
    if (category !== '' && !send.isPending) send.mutate({ body: { category, text } });
  };
  const atField = fieldMessagesOf(send.error)['text'];
  return (
    <Card title={supportFr.new}>
      <form className="c-stack" onSubmit={submit} noValidate>
        <SelectField
          label={supportFr.category}
          emptyLabel={supportFr.choose}
          options={ticketCategories.map((value) => ({ value, label: ticketCategoriesFr[value] }))}
          value={category}
          onChange={(value) => setCategory(value as TicketCategory | '')}
          error={isUnchosen && category === '' ? supportFr.chooseError : undefined}
        />
        <LongTextField
          label={supportFr.text}
          hint={supportFr.textHint}
          maxLength={4000}
          value={text}
          onChange={setText}
          error={atField}
        />
        {send.error && atField === undefined && (
          <Notice tone="fault" isAlert>
            {sentenceOf(send.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" look="primary" icon="send" isBusy={send.isPending}>
            {supportFr.send}
          </Button>
        </div>
      </form>
    </Card>
  );
}
