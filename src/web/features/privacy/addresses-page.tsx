import { Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { AddressesCard } from './addresses-card.tsx';
import { privacyFr } from './privacy.fr.ts';

/** Operator: what is read only with a reason, (A-086). */
export function AddressesPage() {
  return (
    <Page documentTitle={privacyFr.addressesTitle} width="narrow">
      <PageHeader title={privacyFr.addressesTitle} lead={privacyFr.addressesLead} />
      <Stack gap="loose">
        <AddressesCard />
      </Stack>
    </Page>
  );
}
