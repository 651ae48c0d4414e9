import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import {
  closeTicket,
  getTicket,
  listOwnTickets,
  listTicketQueue,
  sendTicketMessage,
  type TicketThread,
} from '#contracts/support/ticket.contract.ts';
import { ticketCategoriesFr, ticketStatesFr } from '#contracts/support/ticket.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card, Page, PageHeader, Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { supportFr } from './support.fr.ts';

/** One exchange, for the person and for support. */
export function TicketPage() {
  const { ticketId = '' } = useParams({ strict: false }) as { ticketId?: string };
  const ticket = useOperationQuery(getTicket, { params: { ticketId } });
  const back = ticket.data?.account ? '/exploitation/assistance' : '/compte/assistance';
  return (
    <Page documentTitle={supportFr.thread} width="narrow">
      <PageHeader title={supportFr.thread} back={<AppLink to={back}>{supportFr.title}</AppLink>} />
      {ticket.error && (
        <ErrorState message={sentenceOf(ticket.error)} onRetry={() => void ticket.refetch()} />
      )}
      {!ticket.error && !ticket.data && <LoadingState lines={5} />}
      {ticket.data && <Thread ticket={ticket.data} />}
    </Page>
  );
}

function Thread({ ticket }: { ticket: TicketThread }) {
  const { account, category, state, messages } = ticket;
  const sides = account ? supportFr.sidesAtSupport : supportFr.sides;
  return (
    <Stack>
      <Card title={ticketCategoriesFr[category]} side={ticketStatesFr[state]}>
        {account && (
          <p>
            {account.displayName}{' '}
            <AppLink to={`/moderation/comptes/${account.accountId}`}>{supportFr.measures}</AppLink>
            {category === 'data-change' && (
              <>
                {' · '}
                <AppLink to={`/exploitation/corrections/${ticket.ticketId}`}>{supportFr.correct}</AppLink>
              </>
            )}
            {category === 're-opening' && (
              <>
                {' · '}
                <AppLink to="/exploitation/reouvertures">{supportFr.reopen}</AppLink>
              </>
            )}
          </p>
        )}
        <ol className="c-stack">
          {messages.map((message) => (
            <li key={message.messageId}>
              <p className="small soft">
                {sides[message.side]}, {formatDayTime(message.at)}
              </p>
              <p>{message.text}</p>
            </li>
          ))}
        </ol>
      </Card>
      <Answer ticketId={ticket.ticketId} isClosed={state === 'closed'} />
    </Stack>
  );
}

function Answer({ ticketId, isClosed }: { ticketId: string; isClosed: boolean }) {
  const client = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState('');
  const renew = () => refresh(client, getTicket, listOwnTickets, listTicketQueue);
  const send = useOperationMutation(sendTicketMessage, {
    onSuccess: async () => {
      setText('');
      toast({ message: supportFr.sent });
      await renew();
    },
  });
  const close = useOperationMutation(closeTicket, {
    onSuccess: async () => {
      toast({ message: supportFr.closed });
      await renew();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate({ params: { ticketId }, body: { text } });
  };
  const atField = fieldMessagesOf(send.error)['text'];
  const error = send.error ?? close.error;
  return (
    <form className="c-stack c-stack--tight" onSubmit={submit} noValidate>
      <LongTextField
        label={supportFr.answer}
        hint={supportFr.textHint}
        maxLength={4000}
        value={text}
        onChange={setText}
        error={atField}
      />
      {error && atField === undefined && (
        <Notice tone="fault" isAlert>
          {sentenceOf(error)}
        </Notice>
      )}
      <Row>
        <Button type="submit" look="primary" icon="send" isBusy={send.isPending}>
          {supportFr.send}
        </Button>
        {!isClosed && (
          <Button isBusy={close.isPending} onClick={() => close.mutate({ params: { ticketId } })}>
            {supportFr.close}
          </Button>
        )}
      </Row>
    </form>
  );
}
