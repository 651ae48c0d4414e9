import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { lookUpProfile, type ProfileView } from '#contracts/accounts/profile.contract.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, TextField } from '#web/ui/text-field.tsx';
import { correctionFr } from './correction.fr.ts';
import { CorrectionForm } from './correction-form.tsx';

/** Operator: one account, found by what the person gave or by the exchange that asks for it (B-043, A-081). */
export function CorrectionPage() {
  const { ticketId } = useParams({ strict: false }) as { ticketId?: string };
  const [found, setFound] = useState<{ profile: ProfileView; reason: string }>();
  return (
    <Page documentTitle={correctionFr.documentTitle} width="narrow">
      <PageHeader
        title={correctionFr.title}
        lead={correctionFr.lead}
        back={<AppLink to="/exploitation">{correctionFr.back}</AppLink>}
      />
      <Stack>
        {ticketId && (
          <Notice
            action={<AppLink to={`/exploitation/assistance/${ticketId}`}>{correctionFr.seeTicket}</AppLink>}
          >
            {correctionFr.fromTicket}
          </Notice>
        )}
        {found ? (
          <CorrectionForm
            profile={found.profile}
            reason={found.reason}
            ticketId={ticketId ?? null}
            onLeave={() => setFound(undefined)}
          />
        ) : (
          <LookUpCard ticketId={ticketId} onFound={setFound} />
        )}
      </Stack>
    </Page>
  );
}

type LookUpProps = {
  ticketId: string | undefined;
  onFound: (found: { profile: ProfileView; reason: string }) => void;
};

function LookUpCard({ ticketId, onFound }: LookUpProps) {
  const [email, setEmail] = useState('');
  const [rpps, setRpps] = useState('');
  const [reason, setReason] = useState('');
  const lookUp = useOperationMutation(lookUpProfile, {
    onSuccess: (profile) => onFound({ profile, reason }),
  });
  const refused = fieldMessagesOf(lookUp.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = ticketId ? { ticketId } : { ...(email ? { email } : {}), ...(rpps ? { rpps } : {}) };
    lookUp.mutate({ body: { ...wanted, reason } });
  };
  return (
    <Card title={correctionFr.lookUpTitle}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {!ticketId && (
            <>
              <TextField
                label={correctionFr.email}
                hint={correctionFr.emailHint}
                type="email"
                inputMode="email"
                autoComplete="off"
                maxLength={254}
                value={email}
                onChange={setEmail}
                error={refused['email']}
              />
              <p className="small soft">{correctionFr.or}</p>
              <TextField
                label={correctionFr.rpps}
                inputMode="numeric"
                autoComplete="off"
                maxLength={30}
                value={rpps}
                onChange={setRpps}
                error={refused['rpps']}
              />
            </>
          )}
          <LongTextField
            label={correctionFr.reason}
            hint={correctionFr.reasonHint}
            maxLength={500}
            value={reason}
            onChange={setReason}
            error={refused['reason']}
          />
          {lookUp.error && Object.keys(refused).length === 0 && (
            <Notice tone="fault" isAlert>
              {sentenceOf(lookUp.error)}
            </Notice>
          )}
          <div>
            <Button type="submit" look="primary" isBusy={lookUp.isPending}>
              {correctionFr.lookUp}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
