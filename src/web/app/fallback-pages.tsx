import { type ErrorComponentProps, Link, Navigate, useParams } from '@tanstack/react-router';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useAccount } from '#web/lib/session.tsx';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Page, PageHeader } from '#web/ui/page.tsx';
import { EmptyState, LoadingState, Notice } from '#web/ui/states.tsx';
import { navigationByRole } from './navigation.ts';
import { shellFr } from './shell.fr.ts';

/** `/`: each kind of account has its own first screen. */
export function HomePage() {
  return <Navigate to={navigationByRole[useAccount().role][0].to} replace />;
}

const casePathByRole = {
  pharmacist: '/demandes/$caseId',
  doctor: '/mes-dossiers/$caseId',
  director: '/direction/dossiers/$caseId',
  operator: '/',
} as const;

/** `/dossiers/$caseId`: the address in mails, led to the screen of whoever reads it. */
export function CasePage() {
  const { caseId } = useParams({ strict: false });
  return <Navigate to={casePathByRole[useAccount().role]} params={{ caseId: caseId ?? '' }} replace />;
}

export function NotFoundPage() {
  return (
    <Page documentTitle={shellFr.notFoundTitle} width="narrow">
      <PageHeader title={shellFr.notFoundTitle} />
      <EmptyState
        icon="search"
        title={shellFr.notFoundText}
        action={
          <Link className={buttonClass({ look: 'primary' })} to="/">
            {shellFr.backHome}
          </Link>
        }
      />
    </Page>
  );
}

/** What a fault in a screen leaves: never a blank page. */
export function CrashPage({ error }: ErrorComponentProps) {
  return (
    <Page documentTitle={shellFr.product} width="narrow">
      <PageHeader title={shellFr.crashTitle} />
      <Notice
        tone="fault"
        isAlert
        action={
          <Button icon="refresh" onClick={() => location.reload()}>
            {shellFr.reload}
          </Button>
        }
      >
        <p>{shellFr.crashText}</p>
        <p className="small soft">{sentenceOf(error)}</p>
      </Notice>
    </Page>
  );
}

export function PendingPage() {
  return (
    <Page documentTitle={shellFr.product}>
      <LoadingState lines={6} />
    </Page>
  );
}

/** Stands where a screen will be. */
export function ComingPage() {
  return (
    <Page documentTitle={shellFr.product} width="narrow">
      <EmptyState title={shellFr.coming} icon="clock" />
    </Page>
  );
}
