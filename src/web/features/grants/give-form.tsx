import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AccountRole } from '#contracts/accounts/account.vocabulary.ts';
import {
  type GrantScope,
  getAccountGrants,
  giveGrant,
  grantScopes,
} from '#contracts/grants/grant.contract.ts';
import { grantScopesFr } from '#contracts/grants/grant.fr.ts';
import { ApiProblem, fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceField } from '#web/ui/choice-field.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { Card } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { grantsFr } from './grants.fr.ts';

const texts = grantsFr.operator;
const empty = { scope: undefined as GrantScope | undefined, fromOn: '', untilOn: '', reason: '' };
type Errors = Readonly<Record<string, string | undefined>>;

/** From the first minute of a day to the last of another, where the operator sits. */
const beginningOf = (day: string) => new Date(`${day}T00:00:00`).toISOString();
const endOf = (day: string) => new Date(`${day}T23:59:59`).toISOString();

/** A new authorisation: what, from when to when, and why. */
export function GiveForm({ accountId, role }: { accountId: string; role: AccountRole }) {
  const client = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState(empty);
  const [missing, setMissing] = useState<Errors>({});
  const give = useOperationMutation(giveGrant, {
    onSuccess: async () => {
      setTyped(empty);
      toast({ message: texts.given });
      await refresh(client, getAccountGrants);
    },
  });
  const set = (part: Partial<typeof empty>) => setTyped({ ...typed, ...part });
  const { scope, fromOn, untilOn, reason } = typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing({
      scope: scope ? undefined : texts.chooseScope,
      untilAt: untilOn ? undefined : texts.chooseEnd,
    });
    if (!scope || !untilOn || give.isPending) return;
    const fromAt = fromOn ? beginningOf(fromOn) : null;
    give.mutate({ params: { accountId }, body: { scope, fromAt, untilAt: endOf(untilOn), reason } });
  };
  const errors: Errors = { ...refusalsOf(give.error), ...missing };
  const isElsewhere = give.error && Object.values(errors).every((message) => message === undefined);
  return (
    <Card title={texts.new}>
      <form className="c-stack" onSubmit={submit} noValidate>
        <ChoiceField
          label={texts.scope}
          choices={grantScopes
            .filter((value) => value !== 'dermoscopic-on-skin' || role === 'pharmacist')
            .map((value) => ({ value, label: grantScopesFr[value] }))}
          value={scope}
          onChange={(value) => set({ scope: value })}
          error={errors['scope']}
        />
        <DateField
          label={texts.fromOn}
          hint={texts.fromHint}
          value={fromOn}
          onChange={(value) => set({ fromOn: value })}
        />
        <DateField
          label={texts.untilOn}
          hint={texts.untilHint}
          value={untilOn}
          onChange={(value) => set({ untilOn: value })}
          error={errors['untilAt']}
        />
        <LongTextField
          label={texts.reason}
          hint={texts.reasonHint}
          maxLength={2_000}
          value={reason}
          onChange={(value) => set({ reason: value })}
          error={errors['reason']}
        />
        {isElsewhere && (
          <Notice tone="fault" isAlert>
            {sentenceOf(give.error as Error)}
          </Notice>
        )}
        <div>
          <Button type="submit" look="primary" isBusy={give.isPending}>
            {texts.give}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const atEnd = new Set(['grant.bad_dates', 'grant.too_long']);

function refusalsOf(error: Error | null): Errors {
  if (!error) return {};
  if (error instanceof ApiProblem && atEnd.has(error.code)) return { untilAt: sentenceOf(error) };
  return fieldMessagesOf(error);
}
