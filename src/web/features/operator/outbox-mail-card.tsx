import type { OutboxMail } from '#contracts/notifications/outbox.contract.ts';
import { formatDayTime } from '#web/ui/format.fr.ts';
import type { IconName } from '#web/ui/icon.tsx';
import { StateBadge, type StateTone } from '#web/ui/state-badge.tsx';
import { outboxFr } from './outbox.fr.ts';

const looks: Readonly<Record<OutboxMail['state'], readonly [StateTone, IconName]>> = {
  kept: ['neutral', 'inbox'],
  waiting: ['waiting', 'clock'],
  sent: ['received', 'check'],
  failed: ['attention', 'alert'],
};

/** One mail; its text opens on demand. */
export function OutboxMailCard({ mail }: { mail: OutboxMail }) {
  const [tone, icon] = looks[mail.state];
  return (
    <article className="outbox-mail">
      <div className="outbox-mail__head">
        <h2>{mail.subject}</h2>
        <StateBadge tone={tone} icon={icon} label={outboxFr.states[mail.state]} />
      </div>
      <p className="small soft">
        {outboxFr.to(mail.to)} · <time dateTime={mail.createdAt}>{formatDayTime(mail.createdAt)}</time>
      </p>
      <details>
        <summary>{outboxFr.text}</summary>
        <div className="outbox-mail__text">{mail.text}</div>
      </details>
    </article>
  );
}
