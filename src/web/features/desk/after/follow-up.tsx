import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { sendFollowUp } from '#contracts/cases/case-after.contract.ts';
import { listExpertCases } from '#contracts/cases/case-expert.contract.ts';
import { type CaseView, getCase } from '#contracts/cases/case-view.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { whenWords } from '../case/case-facts.tsx';
import { afterFr } from '../case/desk-page.fr.ts';

/** Questions of the pharmacy and the doctor's replies, bound to this case (B-052). */
export function FollowUp({ caseView, now }: { caseView: CaseView; now: Date }) {
  const mayReply = caseView.allowedActions.includes('reply-follow-up') && caseView.followUp.length > 0;
  return (
    <Card title={afterFr.followUp}>
      {caseView.followUp.length === 0 && <p className="soft">{afterFr.followUpEmpty}</p>}
      <ol className="d-messages">
        {caseView.followUp.map((message) => (
          <li key={message.messageId} data-from={message.from}>
            <p className="small soft">{afterFr.message(message.byName, whenWords(message.at, now))}</p>
            <p className="d-said">{message.text}</p>
          </li>
        ))}
      </ol>
      {mayReply && <Reply caseId={caseView.caseId} />}
    </Card>
  );
}

function Reply({ caseId }: { caseId: string }) {
  const client = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const send = useOperationMutation(sendFollowUp, {
    onSuccess: async () => {
      setText('');
      toast({ message: afterFr.sent });
      await refresh(client, getCase, listExpertCases);
    },
  });
  const fields = fieldMessagesOf(send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = sendFollowUp.body.safeParse({ text });
    setError(body.success ? undefined : body.error.issues[0]?.message);
    if (body.success && !send.isPending) {
      send.mutate({ params: { caseId }, body: { text } });
    }
  };
  return (
    <form className="c-stack c-stack--tight" onSubmit={submit} noValidate>
      <LongTextField
        label={afterFr.reply}
        hint={afterFr.replyHint}
        maxLength={4000}
        value={text}
        error={error ?? fields['text']}
        onChange={setText}
      />
      {send.error && fields['text'] === undefined && (
        <Notice tone="fault" isAlert>
          {sentenceOf(send.error)}
        </Notice>
      )}
      <Button type="submit" look="primary" icon="send" isBusy={send.isPending}>
        {afterFr.send}
      </Button>
    </form>
  );
}
