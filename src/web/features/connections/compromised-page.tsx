import { declareCompromised } from '#contracts/accounts/password.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { LoadingState, Notice } from '#web/ui/states.tsx';
import { compromisedFr, compromisedSteps } from './connections.fr.ts';

/** one button for whoever is signed in, the ways out for whoever cannot be. */
export function CompromisedPage() {
  const { view } = useSession();
  return (
    <Page documentTitle={compromisedFr.title} width="narrow">
      <PageHeader title={compromisedFr.title} lead={compromisedFr.lead} />
      {!view ? <LoadingState lines={5} /> : view.account ? <Declare /> : <WaysOut />}
    </Page>
  );
}

function Declare() {
  const session = useSession();
  const declare = useOperationMutation(declareCompromised, {
    onSuccess: () => session.noteEnded('/compte-compromis/fait'),
  });
  return (
    <Stack>
      <Card title={compromisedFr.whatTitle}>
        <Stack>
          <ul className="c-stack c-stack--tight">
            {compromisedSteps.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="soft">{compromisedFr.keeps}</p>
        </Stack>
      </Card>
      {declare.error && (
        <Notice tone="fault" isAlert>
          {sentenceOf(declare.error)}
        </Notice>
      )}
      <Button
        look="primary"
        icon="shield"
        isBig
        isWide
        isBusy={declare.isPending}
        onClick={() => declare.mutate({ body: { confirm: true } })}
      >
        {compromisedFr.declare}
      </Button>
    </Stack>
  );
}

/** Loaded anew, so that nothing of the account is left in the window. */
export function CompromisedDonePage() {
  return (
    <Page documentTitle={compromisedFr.title} width="narrow">
      <PageHeader title={compromisedFr.doneTitle} lead={compromisedFr.doneText} />
      <AppLink to="/mot-de-passe-oublie">{compromisedFr.noMail}</AppLink>
    </Page>
  );
}

function WaysOut() {
  return (
    <Stack>
      <Card title={compromisedFr.outTitle}>
        <Stack>
          <p>{compromisedFr.outText}</p>
          <div>
            <AppLink to="/compte/connexions" className={buttonClass({ look: 'primary' })}>
              {compromisedFr.signIn}
            </AppLink>
          </div>
        </Stack>
      </Card>
      <Card title={compromisedFr.shutTitle}>
        <Stack>
          <p>{compromisedFr.shutText}</p>
          <div>
            <AppLink to="/mot-de-passe-oublie" className={buttonClass()}>
              {compromisedFr.reset}
            </AppLink>
          </div>
          <p>
            {compromisedFr.contactText} <AppLink to="/textes">{compromisedFr.contact}</AppLink>.
          </p>
        </Stack>
      </Card>
    </Stack>
  );
}
