import { useQueryClient } from '@tanstack/react-query';
import {
  listOutbox,
  type OutboxMail,
  resumeOutboxAddress,
  stopOutboxAddress,
} from '#contracts/notifications/outbox.contract.ts';
import { noticeChannelsFr } from '#contracts/notifications/preference.fr.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import type { IconName } from '#web/ui/icon.tsx';
import { Stack } from '#web/ui/page.tsx';
import { StateBadge, type StateTone } from '#web/ui/state-badge.tsx';
import { Notice } from '#web/ui/states.tsx';
import { outboxFr } from './outbox.fr.ts';

const looks: Readonly<Record<OutboxMail['state'], readonly [StateTone, IconName]>> = {
  kept: ['neutral', 'inbox'],
  waiting: ['waiting', 'clock'],
  sent: ['received', 'check'],
  delivered: ['received', 'check'],
  failed: ['attention', 'alert'],
  bounced: ['attention', 'undo'],
  stopped: ['neutral', 'hand'],
};

/** One message; its text opens on demand, and what becomes of its address. */
export function OutboxMailCard({ mail }: { mail: OutboxMail }) {
  const [tone, icon] = looks[mail.state];
  const channel = noticeChannelsFr[mail.channel];
  return (
    <article className="outbox-mail">
      <div className="outbox-mail__head">
        <h2>{mail.subject}</h2>
        <StateBadge tone={tone} icon={icon} label={outboxFr.states[mail.state]} />
      </div>
      <p className="small soft">
        {mail.to ? outboxFr.to(channel, mail.to) : channel} ·{' '}
        <time dateTime={mail.createdAt}>{formatDayTime(mail.createdAt)}</time>
        {mail.tries > 1 && ` · ${outboxFr.tries(mail.tries)}`}
      </p>
      <details>
        <summary>{outboxFr.text}</summary>
        <div className="outbox-mail__text">{mail.text}</div>
        {mail.channel !== 'push' && mail.to !== '' && <StopButton mail={mail} />}
      </details>
    </article>
  );
}

function StopButton({ mail }: { mail: OutboxMail }) {
  const client = useQueryClient();
  const again = { onSuccess: () => refresh(client, listOutbox) };
  const stop = useOperationMutation(stopOutboxAddress, again);
  const resume = useOperationMutation(resumeOutboxAddress, again);
  const act = mail.isStopped ? resume : stop;
  return (
    <Stack gap="tight">
      <p className="small soft">{mail.isStopped ? outboxFr.stopped : outboxFr.stopHint}</p>
      {act.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(act.error)}
        </Notice>
      )}
      <div>
        <Button isBusy={act.isPending} onClick={() => act.mutate({ params: { mailId: mail.mailId } })}>
          {mail.isStopped ? outboxFr.resume : outboxFr.stop}
        </Button>
      </div>
    </Stack>
  );
}
