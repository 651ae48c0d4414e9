import type { Ticket } from '#contracts/support/ticket.contract.ts';
import { ticketCategoriesFr, ticketStatesFr } from '#contracts/support/ticket.fr.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { formatDayTime } from '#web/ui/format.fr.ts';
import { Card } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { supportFr } from './support.fr.ts';

const tones = { open: 'waiting', answered: 'received', closed: 'neutral' } as const;

/** A list of exchanges, each leading to its own page. */
export function TicketLinks(props: { title: string; tickets: readonly Ticket[]; under: string }) {
  const { title, tickets, under } = props;
  return (
    <Card title={title}>
      <LinkCards label={title}>
        {tickets.map((ticket) => (
          <AppLink key={ticket.ticketId} className={linkCardClass} to={`${under}/${ticket.ticketId}`}>
            <LinkCardBody
              title={ticketCategoriesFr[ticket.category]}
              meta={formatDayTime(ticket.updatedAt)}
              side={
                <>
                  {ticket.isUrgent && <StateBadge tone="attention" icon="alert" label={supportFr.urgent} />}
                  <StateBadge tone={tones[ticket.state]} label={ticketStatesFr[ticket.state]} />
                </>
              }
            />
          </AppLink>
        ))}
      </LinkCards>
    </Card>
  );
}
