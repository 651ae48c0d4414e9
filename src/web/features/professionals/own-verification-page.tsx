import { Page, PageHeader } from '#web/ui/page.tsx';
import { OwnVerification } from './own-verification.tsx';
import { professionalsFr } from './professionals.fr.ts';

/** The professional's own verification, as a page; the same content stands in place of the service before it opens. */
export function OwnVerificationPage() {
  const { title } = professionalsFr.own;
  return (
    <Page documentTitle={title} width="narrow">
      <PageHeader title={title} />
      <OwnVerification />
    </Page>
  );
}
