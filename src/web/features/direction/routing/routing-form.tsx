import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  decideRouting,
  listRoutingVersions,
  type RoutingVersion,
} from '#contracts/cases/routing.contract.ts';
import { type RoutingPolicy, routedForms } from '#contracts/cases/routing-policy.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useNow } from '#web/lib/use-now.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { DiffView } from '#web/ui/content.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { type Effect, EffectFields, effectOf } from './effect-fields.tsx';
import { CommonFields, FormFields } from './policy-fields.tsx';
import { routingFormFr } from './routing.fr.ts';
import { draftOf, readDraft } from './routing-draft.ts';
import { differencesBetween } from './routing-lines.ts';

type RoutingFormProps = {
  inForce: RoutingPolicy;
  newest: number;
  versions: readonly RoutingVersion[];
  onDone: () => void;
};

/** What will rule at this instant: the highest version whose date has come by then. */
function rulingAt(versions: readonly RoutingVersion[], at: Date): RoutingPolicy | undefined {
  return versions.find(({ effectiveAt }) => new Date(effectiveAt) <= at)?.policy;
}

/** The next version: values, from when, why, and what it changes in what would rule then. */
export function RoutingForm({ inForce, newest, versions, onDone }: RoutingFormProps) {
  const now = useNow();
  const toast = useToast();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(inForce));
  const [effect, setEffect] = useState<Effect>({ when: 'now', day: '', reason: '' });
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const decision = useOperationMutation(decideRouting, {
    onSuccess: async () => {
      await refresh(client, listRoutingVersions);
      toast({ message: routingFormFr.decided });
      onDone();
    },
  });
  const read = readDraft(draft);
  const from = effectOf(effect, now);
  const ruling = rulingAt(versions, from.at ?? now);
  const differences = read.policy && ruling ? differencesBetween(ruling, read.policy) : [];
  const problems = { ...fieldMessagesOf(decision.error), ...found };
  const change = (path: string, value: string) => {
    setDraft((before) => ({ ...before, [path]: value }));
    setFound(({ [path]: _, ...kept }) => kept);
  };
  const decide = () => {
    const wrong = { ...read.problems, ...from.problems };
    setFound(wrong);
    if (!read.policy || Object.keys(wrong).length > 0) {
      setAttempt((before) => before + 1);
      return;
    }
    decision.mutate({
      body: {
        policy: read.policy,
        effectiveAt: from.at?.toISOString() ?? null,
        reason: effect.reason,
        basedOn: newest,
      },
    });
  };
  const refusal = `${attempt} ${decision.error ? decision.submittedAt : ''}`;
  const fields = { draft, problems, onChange: change, refusal };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal leads to its first field, typing to none.
  useEffect(() => {
    top.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  return (
    <Card title={routingFormFr.title}>
      <div ref={top}>
        <Stack gap="loose">
          {Object.keys(found).length > 0 && (
            <Notice tone="attention" isAlert title={routingFormFr.problems(Object.keys(found).length)} />
          )}
          {routedForms.map((form) => (
            <FormFields key={form} form={form} {...fields} />
          ))}
          <CommonFields {...fields} />
          <EffectFields effect={effect} problems={problems} onChange={setEffect} />
          <Stack>
            <h3>{routingFormFr.differences}</h3>
            {differences.length === 0 ? (
              <p className="soft">{routingFormFr.nothing}</p>
            ) : (
              <DiffView differences={differences} />
            )}
          </Stack>
          {decision.error && <Notice tone="attention" isAlert title={sentenceOf(decision.error)} />}
          <Row>
            <Button look="primary" isBusy={decision.isPending} onClick={decide}>
              {routingFormFr.decide}
            </Button>
            <Button onClick={onDone}>{routingFormFr.cancel}</Button>
          </Row>
        </Stack>
      </div>
    </Card>
  );
}
