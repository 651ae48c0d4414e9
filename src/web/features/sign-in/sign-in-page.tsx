import './sign-in.css';
import { Link } from '@tanstack/react-router';
import { useSession } from '#web/lib/session.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { PscButton } from './psc-button.tsx';
import { signInFr } from './sign-in.fr.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Shown in place of any signed-in screen while nobody is signed in; the address stays, so one lands there after. */
export function SignInPage() {
  const instance = useSession().view?.instance;
  return (
    <Page documentTitle={signInFr.documentTitle} width="narrow">
      <div className="sign-in">
        <PageHeader title={signInFr.title} lead={signInFr.lead} />
        <SignInForm />
        <Link to="/inscription">{signInFr.register}</Link>
        <Link to="/rouvrir-un-compte">{signInFr.reopen}</Link>
        <PscButton />
        {instance && <p className="small soft">{signInFr.operatedBy(instance.operatorName)}</p>}
      </div>
    </Page>
  );
}
