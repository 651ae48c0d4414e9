import { useState } from 'react';
import { acceptTerms, getPendingTerms, refuseTerms } from '#contracts/legal/legal.contract.ts';
import type { ResponseOf } from '#contracts/operation.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { useOperationMutation, useOperationQuery } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard } from '#web/ui/choice-field.tsx';
import { Row, Stack } from '#web/ui/page.tsx';
import { ErrorState, LoadingState, Notice } from '#web/ui/states.tsx';
import { legalFr } from './legal.fr.ts';
import { PendingText } from './terms-gate-text.tsx';

type Pending = ResponseOf<typeof getPendingTerms>;
/** By text, the translation that is being read in its stead. */
type Shown = Readonly<Record<string, string | undefined>>;

/** what is in force, the words of the attestation, an unticked box. Refusing leads out (B-019). */
export function TermsGate() {
  const { retry } = useSession();
  const query = useOperationQuery(getPendingTerms, {}, { staleTime: 0 });
  const refusal = useOperationMutation(refuseTerms);
  const [hasRefused, setHasRefused] = useState(false);
  const [shownIds, setShownIds] = useState<Shown>({});
  if (query.isPending) return <LoadingState lines={6} />;
  if (!query.data) {
    return <ErrorState message={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (hasRefused) return <Refused onBack={() => setHasRefused(false)} />;
  const refuse = () => refusal.mutate({}, { onSuccess: () => setHasRefused(true) });
  return (
    <Stack>
      <p className="soft">{legalFr.gateLead}</p>
      {query.data.items.map((item) => (
        <PendingText
          key={item.id}
          item={item}
          shownId={shownIds[item.id]}
          onShow={(shownId) => setShownIds((before) => ({ ...before, [item.id]: shownId }))}
        />
      ))}
      {refusal.error && <Notice tone="fault">{sentenceOf(refusal.error)}</Notice>}
      <Acceptance
        pending={query.data}
        shownIds={shownIds}
        onAccepted={retry}
        onRefused={refuse}
        onChanged={() => void query.refetch()}
      />
    </Stack>
  );
}

type AcceptanceProps = {
  pending: Pending;
  shownIds: Shown;
  onAccepted: () => void;
  onRefused: () => void;
  onChanged: () => void;
};

function Acceptance({ pending, shownIds, onAccepted, onRefused, onChanged }: AcceptanceProps) {
  const [isTicked, setIsTicked] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const acceptance = useOperationMutation(acceptTerms);
  const accept = () => {
    setIsMissing(!isTicked);
    if (!isTicked) return;
    const versions = pending.items.map(({ id, sha256 }) => {
      const shownId = shownIds[id];
      return { id, sha256, ...(shownId ? { shownId } : {}) };
    });
    const body = { versions, attestation: pending.attestation, isAccepted: true } as const;
    acceptance.mutate({ body }, { onSuccess: onAccepted, onError: onChanged });
  };
  return (
    <>
      {pending.attestation.split('\n\n').map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <CheckboxCard
        label={legalFr.tick}
        isChecked={isTicked}
        onChange={setIsTicked}
        error={isMissing && !isTicked ? legalFr.tickFirst : undefined}
      />
      {acceptance.error && <Notice tone="fault">{sentenceOf(acceptance.error)}</Notice>}
      <Row>
        <Button look="primary" isBusy={acceptance.isPending} onClick={accept}>
          {legalFr.accept}
        </Button>
        <Button onClick={onRefused}>{legalFr.refuse}</Button>
      </Row>
    </>
  );
}

function Refused({ onBack }: { onBack: () => void }) {
  return (
    <Stack>
      <Notice title={legalFr.refusedTitle}>{legalFr.refusedText}</Notice>
      <AppLink to="/compte/donnees">{legalFr.leave}</AppLink>
      <div>
        <Button onClick={onBack}>{legalFr.back}</Button>
      </div>
    </Stack>
  );
}
