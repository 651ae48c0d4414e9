import './verification.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { verifyReport } from '#contracts/reports/report.contract.ts';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { readCode } from './read-code.ts';
import { verificationFr } from './verification.fr.ts';
import { VerificationAnswer } from './verification-answer.tsx';

/** B-065: whoever holds a report checks its code, without an account and without any health data. */
export function VerificationPage() {
  const { code: inAddress = '' } = useParams({ strict: false }) as { code?: string };
  const read = readCode(inAddress);
  const code = read.ok ? read.code : undefined;
  return (
    <Page documentTitle={verificationFr.documentTitle} width="narrow">
      <PageHeader title={verificationFr.title} lead={verificationFr.lead} />
      <Stack>
        <CodeForm key={`form ${inAddress}`} inAddress={inAddress} />
        {code !== undefined && <Answer key={`answer ${code}`} code={code} />}
        <Notice title={verificationFr.privacyTitle} icon="shield">
          {verificationFr.privacyText}
        </Notice>
      </Stack>
    </Page>
  );
}

function CodeForm({ inAddress }: { inAddress: string }) {
  const navigate = useNavigate();
  const first = readCode(inAddress);
  const [typed, setTyped] = useState(first.ok ? first.code : inAddress);
  const [error, setError] = useState(inAddress !== '' && !first.ok ? first.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readCode(typed);
    setError(read.ok ? undefined : read.message);
    if (read.ok) {
      void navigate({ to: `/verification/${read.code}` as '/' });
    }
  };
  return (
    <form className="verify-form screen-only" onSubmit={submit} noValidate>
      <TextField
        label={verificationFr.code}
        hint={verificationFr.codeHint}
        error={error}
        value={typed}
        onChange={setTyped}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <div>
        <Button type="submit" look="primary" icon="search" isBig>
          {verificationFr.check}
        </Button>
      </div>
    </form>
  );
}

function Answer({ code }: { code: string }) {
  const query = useOperationQuery(verifyReport, { params: { code } }, { staleTime: 0 });
  const place = useRef<HTMLDivElement>(null);
  const isReady = query.data !== undefined;
  useEffect(() => {
    if (isReady) {
      place.current?.focus();
    }
  }, [isReady]);
  if (query.isPending) {
    return <LoadingState lines={4} />;
  }
  if (!query.data) {
    return <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  const { report } = query.data;
  return (
    <section ref={place} className="verify-answer" tabIndex={-1} aria-label={verificationFr.answer}>
      {report ? (
        <VerificationAnswer code={code} report={report} checkedAt={new Date(query.dataUpdatedAt)} />
      ) : (
        <Card>
          <Notice tone="attention" title={verificationFr.unknown}>
            {verificationFr.unknownText}
          </Notice>
        </Card>
      )}
    </section>
  );
}
