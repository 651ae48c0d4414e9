import { buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';
import { Card } from './page.tsx';

type ProofCardProps = { title: string; lead: string; action: string; href: string };

/** The proof of what happened, to take away: a file for a third party. Its name comes from the server. */
export function ProofCard({ title, lead, action, href }: ProofCardProps) {
  return (
    <Card title={title}>
      <p className="small soft">{lead}</p>
      <a className={buttonClass()} href={href} download>
        <Icon name="download" />
        {action}
      </a>
    </Card>
  );
}
