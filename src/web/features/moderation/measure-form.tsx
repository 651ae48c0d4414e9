import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { RestrictionScope } from '#contracts/accounts/account.vocabulary.ts';
import {
  decideMeasure,
  getAccountMeasures,
  measureRequestSchema,
} from '#contracts/moderation/measure.contract.ts';
import {
  basisNamesFr,
  graveNamesFr,
  measureNamesFr,
  scopeNamesFr,
} from '#contracts/moderation/measure.fr.ts';
import {
  type GraveGround,
  graveGrounds,
  type MeasureBasis,
  type MeasureKind,
  measureBases,
  measureKinds,
} from '#contracts/moderation/measure.vocabulary.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { MultiChoiceField } from '#web/ui/choice-field.tsx';
import { Card } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, SelectField, TextField } from '#web/ui/text-field.tsx';
import { useToast } from '#web/ui/toast.tsx';
import { moderationFr } from './moderation.fr.ts';

const texts = moderationFr.account;
const empty = {
  kind: 'warning' as MeasureKind,
  basis: 'breach' as MeasureBasis,
  grave: '' as GraveGround | '',
  graveReason: '',
  clause: '',
  facts: '',
  evidence: '',
  scopes: [] as RestrictionScope[],
  perDay: '5',
  days: '',
  immediate: '',
};
type Typed = typeof empty;
type Set = <K extends keyof Typed>(name: K) => (value: Typed[K]) => void;
type Errors = Readonly<Record<string, string>>;

const optionsOf = <V extends string>(values: readonly V[], names: Record<V, string>) =>
  values.map((value) => ({ value, label: names[value] }));

/** What the contract expects of the kind that is chosen. */
function requestOf(typed: Typed, now: Date): unknown {
  const { kind, basis, graveReason, clause, facts, evidence, scopes } = typed;
  const grounds = { kind, basis, grave: typed.grave || null, graveReason, clause, facts, evidence };
  const untilAt = typed.days === '' ? null : new Date(now.getTime() + Number(typed.days) * 86_400_000);
  switch (kind) {
    case 'warning':
      return { ...grounds, remedyDays: Number(typed.days || 7) };
    case 'limit':
      return { ...grounds, scopes, perDay: Number(typed.perDay), untilAt: untilAt?.toISOString() ?? null };
    case 'restriction':
      return { ...grounds, scopes, untilAt: untilAt?.toISOString() ?? null };
    case 'suspension':
      return { ...grounds, untilAt: untilAt?.toISOString() ?? null };
    case 'termination':
      return { ...grounds, immediateReason: typed.immediate || null };
  }
}

/** A new decision: errors stand at their field, nothing typed is lost. */
export function MeasureForm({ accountId }: { accountId: string }) {
  const client = useQueryClient();
  const toast = useToast();
  const [typed, setTyped] = useState(empty);
  const [own, setOwn] = useState<Errors>({});
  const decide = useOperationMutation(decideMeasure, {
    onSuccess: async () => {
      setTyped(empty);
      toast({ message: texts.decided });
      await refresh(client, getAccountMeasures);
    },
  });
  const set: Set = (name) => (value) => setTyped({ ...typed, [name]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = measureRequestSchema.safeParse(requestOf(typed, new Date()));
    const issues = body.success ? [] : body.error.issues;
    setOwn(Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])));
    if (body.success && !decide.isPending) decide.mutate({ params: { accountId }, body: body.data });
  };
  const errors: Errors = { ...fieldMessagesOf(decide.error), ...own };
  const isAtField = Object.keys(errors).length > 0;
  return (
    <Card title={texts.new}>
      <form className="c-stack" onSubmit={submit} noValidate>
        <SelectField
          label={texts.kind}
          options={optionsOf(measureKinds, measureNamesFr)}
          value={typed.kind}
          onChange={(kind) => set('kind')(kind as MeasureKind)}
        />
        <Scope typed={typed} set={set} errors={errors} />
        <Grounds typed={typed} set={set} errors={errors} />
        {decide.error && !isAtField && (
          <Notice tone="fault" isAlert>
            {sentenceOf(decide.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" look="grave" isBusy={decide.isPending}>
            {texts.decide}
          </Button>
        </div>
      </form>
    </Card>
  );
}

type PartProps = { typed: Typed; set: Set; errors: Errors };

function Scope({ typed, set, errors }: PartProps) {
  const { kind } = typed;
  return (
    <>
      {(kind === 'limit' || kind === 'restriction') && (
        <MultiChoiceField
          label={texts.scopes}
          choices={optionsOf(['requests', 'answers', 'messaging'] as const, scopeNamesFr)}
          values={typed.scopes}
          onChange={set('scopes')}
          error={errors['scopes']}
        />
      )}
      {kind === 'limit' && (
        <TextField
          label={texts.perDay}
          inputMode="numeric"
          value={typed.perDay}
          onChange={set('perDay')}
          error={errors['perDay']}
        />
      )}
      {kind === 'termination' ? (
        <LongTextField
          label={texts.immediate}
          hint={texts.immediateHint}
          isOptional
          value={typed.immediate}
          onChange={set('immediate')}
          error={errors['immediateReason']}
        />
      ) : (
        <TextField
          label={kind === 'warning' ? texts.remedyDays : texts.until}
          hint={kind === 'warning' ? undefined : texts.untilHint}
          inputMode="numeric"
          value={typed.days}
          onChange={set('days')}
          error={errors['untilAt'] ?? errors['remedyDays']}
        />
      )}
    </>
  );
}

function Grounds({ typed, set, errors }: PartProps) {
  return (
    <>
      <SelectField
        label={texts.basis}
        options={optionsOf(measureBases, basisNamesFr)}
        value={typed.basis}
        onChange={(basis) => set('basis')(basis as MeasureBasis)}
      />
      <SelectField
        label={texts.grave}
        emptyLabel={texts.noGrave}
        options={optionsOf(graveGrounds, graveNamesFr)}
        value={typed.grave}
        onChange={(grave) => set('grave')(grave as GraveGround | '')}
      />
      {typed.grave === 'other-grave' && (
        <LongTextField
          label={texts.graveReason}
          value={typed.graveReason}
          onChange={set('graveReason')}
          error={errors['graveReason']}
        />
      )}
      <TextField
        label={texts.clause}
        hint={texts.clauseHint}
        value={typed.clause}
        onChange={set('clause')}
        error={errors['clause']}
      />
      <LongTextField
        label={texts.facts}
        hint={texts.factsHint}
        value={typed.facts}
        onChange={set('facts')}
        error={errors['facts']}
      />
      <LongTextField
        label={texts.evidenceField}
        hint={texts.evidenceHint}
        value={typed.evidence}
        onChange={set('evidence')}
        error={errors['evidence']}
      />
    </>
  );
}
