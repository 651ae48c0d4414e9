import { useAccount, useSession } from '#web/lib/session.tsx';
import { Button } from '#web/ui/button.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { accountFr } from './account.fr.ts';
import { accountSections } from './account-sections.ts';
import { InstallHint } from './install-hint.tsx';
import { SectionLinks } from './section-hub.tsx';

/** `/compte`: every page about oneself, one tap away. */
export function AccountHub() {
  const { role, displayName } = useAccount();
  const { view, lock } = useSession();
  const offersPsc = view?.instance.offersPsc ?? false;
  const own = accountSections.filter(
    ({ roles, needsPsc }) => (roles?.includes(role) ?? true) && (offersPsc || !needsPsc),
  );
  return (
    <Page documentTitle={accountFr.title} width="narrow">
      <PageHeader
        title={accountFr.title}
        lead={displayName}
        side={
          <Button icon="lock" onClick={() => lock('person')}>
            {accountFr.lock}
          </Button>
        }
      />
      <SectionLinks label={accountFr.navigation} sections={own} />
      <InstallHint />
    </Page>
  );
}
