import { AppLink } from '#web/lib/app-link.tsx';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { Icon, type IconName } from '#web/ui/icon.tsx';

/** One page that a hub leads to. */
export type Section = { to: string; label: string; lead: string; icon: IconName };

/** The pages of an area, each one tap away. */
export function SectionLinks({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <LinkCards label={label}>
      {sections.map((section) => (
        <AppLink key={section.to} to={section.to} className={linkCardClass}>
          <LinkCardBody title={section.label} meta={section.lead} side={<Icon name={section.icon} />} />
        </AppLink>
      ))}
    </LinkCards>
  );
}
