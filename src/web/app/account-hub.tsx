import { AppLink } from '#web/lib/app-link.tsx';
import { useAccount, useSession } from '#web/lib/session.tsx';
import { LinkCardBody, LinkCards, linkCardClass } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { accountFr } from './account.fr.ts';
import { accountSections } from './account-sections.ts';

/** `/compte`: every page about oneself, one tap away. */
export function AccountHub() {
  const { role, displayName } = useAccount();
  const offersPsc = useSession().view?.instance.offersPsc ?? false;
  const own = accountSections.filter(
    ({ roles, needsPsc }) => (roles?.includes(role) ?? true) && (offersPsc || !needsPsc),
  );
  return (
    <Page documentTitle={accountFr.title} width="narrow">
      <PageHeader title={accountFr.title} lead={displayName} />
      <LinkCards label={accountFr.navigation}>
        {own.map(({ to, label, lead, icon }) => (
          <AppLink key={to} to={to} className={linkCardClass}>
            <LinkCardBody title={label} meta={lead} side={<Icon name={icon} />} />
          </AppLink>
        ))}
      </LinkCards>
    </Page>
  );
}
