import './shell.css';
import { Link, Outlet, useMatches, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useContext, useEffect, useRef, useState } from 'react';
import { roleNamesFr } from '#contracts/accounts/account.fr.ts';
import type { AccountView } from '#contracts/accounts/session.contract.ts';
import type { Tracker } from '#contracts/legal/cookies.ts';
import { listNotices } from '#contracts/notifications/notice.contract.ts';
import { SignInPage } from '#web/features/sign-in/sign-in-page.tsx';
import { hasWaitingItems } from '#web/lib/offline/use-kept-session.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useMedia } from '#web/lib/use-media.ts';
import { useOnline } from '#web/lib/use-online.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button, buttonClass, IconButton } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/dialog.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { InstanceName, Page } from '#web/ui/page.tsx';
import { DemoBanner, ErrorState, LoadingState, OfflineBanner } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { CookieChooser } from './cookie-chooser.tsx';
import { GateDialog, GatePage } from './gates.tsx';
import { navigationByRole } from './navigation.ts';
import { SessionCover } from './session-cover.tsx';
import { shellFr } from './shell.fr.ts';
import { UpdateBanner } from './update-banner.tsx';
import { Wordmark } from './wordmark.tsx';

/** With the store of this device: loaded beside the first screen. */
const OutboxLine = lazy(async () => ({ default: (await import('./outbox-line.tsx')).OutboxLine }));
const noTrackers: readonly Tracker[] = [];

/** Every screen with what surrounds it, and what stands before it while the session is locked or over. */
export function Shell() {
  const isPublic = useMatches().some((match) => match.staticData.isPublic);
  const { view } = useSession();
  return (
    <InstanceName value={view?.instance.name ?? shellFr.product}>
      <Surroundings />
      <SessionCover isPublic={isPublic ?? false} />
    </InstanceName>
  );
}

/** Banners, header, the screen or sign-in, the foot. */
function Surroundings() {
  const session = useSession();
  const isOnline = useOnline();
  const main = useFocusOnNavigation();
  return (
    <div className="c-shell">
      <a className={`c-shell__skip ${buttonClass({ look: 'primary' })}`} href="#contenu">
        {shellFr.skip}
      </a>
      <aside aria-label={shellFr.notices}>
        {session.view?.instance.isDemo && <DemoBanner />}
        <OfflineBanner isShown={!isOnline} />
        <UpdateBanner />
        {session.view?.account?.role === 'pharmacist' && (
          <Suspense fallback={null}>
            <OutboxLine />
          </Suspense>
        )}
      </aside>
      <Header account={session.view?.account ?? undefined} />
      <main className="c-shell__main" id="contenu" ref={main} tabIndex={-1}>
        <Screen />
      </main>
      <footer className="c-shell-footer screen-only">
        {session.view?.account && <Link to="/compte/assistance">{shellFr.tellProblem}</Link>}
        <Link to="/textes/$kind" params={{ kind: 'terms' }}>
          {shellFr.terms}
        </Link>
        <Link to="/textes">{shellFr.texts}</Link>
      </footer>
      <CookieChooser trackers={session.view?.instance.otherTrackers ?? noTrackers} />
    </div>
  );
}

function Screen() {
  const session = useSession();
  const matches = useMatches();
  const isPublic = matches.some((match) => match.staticData.isPublic);
  // A locked screen stays as it is, behind its cover.
  const said = session.view?.hindrance ?? null;
  const hindrance = said === 'locked' ? null : said;
  const isInTheWay =
    hindrance !== null && !matches.some((match) => match.staticData.opensDespite?.includes(hindrance));
  const wasAtWork = useWasAtWork(session.view?.account !== null && !isInTheWay && session.view !== undefined);
  if (isPublic) {
    return <Outlet />;
  }
  if (hindrance !== null && isInTheWay && !wasAtWork) {
    return <GatePage hindrance={hindrance} />;
  }
  if (session.view?.account || wasAtWork) {
    return (
      <>
        <Outlet />
        <GateDialog hindrance={isInTheWay ? hindrance : null} />
      </>
    );
  }
  if (session.view && said === 'locked') return null;
  if (session.view) {
    return <SignInPage />;
  }
  return (
    <Page documentTitle={shellFr.product} width="narrow">
      {session.error ? (
        <ErrorState message={sentenceOf(session.error)} onRetry={session.retry} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

/** Whether this page has let somebody work before: then nothing may take the screen away. */
function useWasAtWork(isAtWork: boolean): boolean {
  const was = useRef(false);
  if (isAtWork) was.current = true;
  return was.current;
}

/** At a desk the navigation stands in the header; on a phone below it, where it scrolls away, and not in a flow. */
function Header({ account }: { account: AccountView | undefined }) {
  const name = useContext(InstanceName);
  const isWide = useMedia('(min-width: 48rem)');
  const isFlow = useMatches().some((match) => match.staticData.isFlow);
  return (
    <>
      <header className="c-shell-header">
        <Link className="c-wordmark" to="/" aria-label={shellFr.home(name)}>
          <Wordmark />
        </Link>
        {account && isWide && <Navigation role={account.role} />}
        {account && (
          <div className="c-shell-account">
            <span className="c-shell-account__who">
              <strong>{account.displayName}</strong>
              <span className="soft">{account.pharmacy?.name ?? roleNamesFr[account.role]}</span>
            </span>
            <AccountLink />
            <LockButton />
            <SignOutButton isWide={isWide} />
          </div>
        )}
      </header>
      {account && !isWide && !isFlow && navigationByRole[account.role].length > 1 && (
        <Navigation role={account.role} />
      )}
    </>
  );
}

function Navigation({ role }: { role: AccountView['role'] }) {
  return (
    <nav className="c-shell-nav" aria-label={shellFr.navigation}>
      {navigationByRole[role].map((item) => (
        <Link key={item.to} to={item.to} activeOptions={{ exact: true, includeSearch: false }}>
          <Icon name={item.icon} />
          {item.label}
        </Link>
      ))}
    </nav>
  );
}

/** One's own account, with a mark while the service has told something unread. */
function AccountLink() {
  const notices = useOperationQuery(listNotices, {}, { staleTime: 5 * 60_000, retry: false });
  const unread = notices.data?.unread ?? 0;
  return (
    <Link
      className={`c-shell-own ${unread > 0 ? 'c-shell-own--unread' : ''}`}
      to="/compte"
      aria-label={unread > 0 ? shellFr.accountUnread(unread) : shellFr.account}
    >
      <Icon name="person" />
      <span className="c-shell-own__label">{shellFr.account}</span>
    </Link>
  );
}

/** one tap before turning away from the counter. */
function LockButton() {
  const { lock } = useSession();
  return <IconButton icon="lock" label={shellFr.lock} onClick={() => lock('person')} />;
}

/** B-036: always in sight; on a phone an icon with its name for those who hear the page. */
function SignOutButton({ isWide }: { isWide: boolean }) {
  const { signOut } = useSession();
  const toast = useToast();
  const [waits, setWaits] = useState(false);
  const leave = () => {
    setWaits(false);
    signOut().catch(() => toast({ message: shellFr.signOutFailed }));
  };
  const ask = async () => {
    if (await hasWaitingItems()) setWaits(true);
    else leave();
  };
  return (
    <>
      {isWide ? (
        <Button look="quiet" icon="sign-out" onClick={() => void ask()}>
          {shellFr.signOut}
        </Button>
      ) : (
        <IconButton icon="sign-out" label={shellFr.signOut} onClick={() => void ask()} />
      )}
      <ConfirmDialog
        isOpen={waits}
        isGrave
        title={shellFr.leave.title}
        confirmLabel={shellFr.leave.confirm}
        onConfirm={leave}
        onClose={() => setWaits(false)}
      >
        <p>{shellFr.leave.text}</p>
      </ConfirmDialog>
    </>
  );
}

/** A new address moves the focus to the content, as a page load would; not the first one. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const previous = useRef<string>(undefined);
  useEffect(() => {
    if (previous.current !== undefined && path !== undefined && previous.current !== path) {
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    previous.current = path;
  }, [path]);
  return main;
}
