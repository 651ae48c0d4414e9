import { useEffect, useState } from 'react';
import { choosePractice, completePsc, type PracticeView } from '#contracts/accounts/psc.contract.ts';
import { call } from '#web/lib/api-client.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { noteProofHere } from '#web/lib/offline/use-kept-session.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { LoadingState, Notice } from '#web/ui/states.tsx';
import { pscFr } from './psc.fr.ts';
import { PscButton } from './psc-button.tsx';

type Outcome = Awaited<ReturnType<typeof complete>>;

function complete(query: string) {
  return call(completePsc, { body: { query } });
}

async function enterAt(path: string): Promise<void> {
  await noteProofHere().catch(() => undefined);
  location.replace(path);
}

/** One answer for one return, however often the page is drawn: what came back counts once. */
let underWay: Promise<Outcome> | undefined;

function completeOnce(): Promise<Outcome> {
  if (!underWay) {
    underWay = complete(location.search.slice(1));
    // The code must not stay in the address or in the history
    history.replaceState(history.state, '', location.pathname);
  }
  return underWay;
}

/** Where Pro Santé Connect sends the browser back to. */
export function PscReturnPage() {
  const [outcome, setOutcome] = useState<Outcome>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    completeOnce().then((told) => {
      if (told.outcome === 'signed-in') void enterAt(told.returnTo);
      else setOutcome(told);
    }, setError);
  }, []);

  if (outcome?.outcome === 'choose-practice') {
    return (
      <Page documentTitle={pscFr.choiceTitle} width="narrow">
        <PageHeader title={pscFr.choiceTitle} lead={pscFr.choiceLead} />
        <PracticeChoice practices={outcome.practices} />
      </Page>
    );
  }
  return (
    <Page documentTitle={pscFr.documentTitle} width="narrow">
      <PageHeader title={pscFr.title} />
      <Stack>
        {error !== undefined && <Failed error={error} />}
        {outcome?.outcome === 'unknown' && <Unknown />}
        {outcome?.outcome === 'linked' && <Linked />}
        {error === undefined && !outcome && <LoadingState lines={3} label={pscFr.checking} />}
      </Stack>
    </Page>
  );
}

function PracticeChoice({ practices }: { practices: readonly PracticeView[] }) {
  const choice = useOperationMutation(choosePractice, {
    onSuccess: ({ returnTo }) => void enterAt(returnTo),
  });
  return (
    <Stack>
      {choice.isError && <Failed error={choice.error} />}
      {practices.map((practice, index) => (
        <Card key={`${practice.name} ${practice.street} ${practice.postalCode}`} title={practice.name}>
          <Stack gap="tight">
            <p className="soft">
              {[practice.street, practice.postalCode].filter(Boolean).join(', ') || pscFr.withoutAddress}
            </p>
            <Button
              icon="building"
              isWide
              isBusy={choice.isPending}
              aria-label={`${pscFr.choose} ${practice.name}`}
              onClick={() => choice.mutate({ body: { index } })}
            >
              {pscFr.choose}
            </Button>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function Failed({ error }: { error: unknown }) {
  return (
    <>
      <Notice tone="fault" title={pscFr.failedTitle} isAlert>
        {sentenceOf(error)}
      </Notice>
      <PscButton label={pscFr.again} returnTo="/" />
      <ToSignIn />
    </>
  );
}

function Unknown() {
  return (
    <>
      <Notice title={pscFr.unknownTitle} icon="person" isAlert>
        {pscFr.unknownText}
      </Notice>
      <ToSignIn />
    </>
  );
}

function ToSignIn() {
  return (
    <AppLink to="/" className={buttonClass({ isWide: true })}>
      {pscFr.otherWay}
    </AppLink>
  );
}

function Linked() {
  return (
    <>
      <Notice title={pscFr.linkedTitle} icon="check" isAlert>
        {pscFr.linkedText}
      </Notice>
      <AppLink to="/compte" className={buttonClass({ look: 'primary' })}>
        {pscFr.toAccount}
      </AppLink>
    </>
  );
}
