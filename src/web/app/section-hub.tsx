import { AppLink } from '#web/lib/app-link.tsx';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import type { IconName } from '#web/ui/icon.tsx';

/** One page that a hub leads to; `waiting` says in words what is to be done there. */
export type Section = {
  to: string;
  label: string;
  lead: string;
  icon: IconName;
  waiting?: string | undefined;
};

/** The pages of an area, each one tap away. */
export function SectionLinks({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <LinkCards label={label}>
      {sections.map(({ to, label: title, lead, icon, waiting }) => (
        <AppLink key={to} to={to} className={linkCardClass}>
          <LinkCardBody
            title={title}
            icon={icon}
            meta={waiting ? <strong className="c-link-card__waiting">{waiting}</strong> : lead}
          />
        </AppLink>
      ))}
    </LinkCards>
  );
}
