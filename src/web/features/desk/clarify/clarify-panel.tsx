import { useRef, useState } from 'react';
import { clarificationKinds } from '#contracts/cases/case.vocabulary.ts';
import { askClarification } from '#contracts/cases/case-expert.contract.ts';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { fieldMessagesOf, sentenceOf } from '#web/lib/problem-errors.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { Card, Stack } from '#web/ui/page.tsx';
import { useShortcuts } from '#web/ui/shortcuts.tsx';
import { Notice } from '#web/ui/states.tsx';
import { LongTextField, SelectField } from '#web/ui/text-field.tsx';
import {
  type ClarificationKind,
  type ClarificationPoint,
  clarificationKindsFr,
  quickPicks,
  targetsOf,
} from './clarification-targets.ts';
import { clarifyFr } from './clarify.fr.ts';

type ClarifyPanelProps = {
  caseView: CaseView;
  /** Kept by the owner, so that looking back at the opinion loses nothing. */
  points: readonly ClarificationPoint[];
  onPoints: (points: readonly ClarificationPoint[]) => void;
  onBack: () => void;
  onSent: () => void;
};

/** The doctor asks for more, for a correction or for a new photo (B-046). */
export function ClarifyPanel({ caseView, points, onPoints, onBack, onSent }: ClarifyPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const ask = useOperationMutation(askClarification, { onSuccess: onSent });
  const errors = { ...problems, ...fieldMessagesOf(ask.error) };
  const send = () => {
    const body = askClarification.body.safeParse({ points });
    setProblems(body.success ? {} : problemsOf(body.error.issues));
    if (body.success) {
      ask.mutate({ params: { caseId: caseView.caseId }, body: body.data });
    } else {
      requestAnimationFrame(() =>
        panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      );
    }
  };
  useShortcuts([{ key: 'ctrl+enter', label: clarifyFr.send, run: send, isGlobal: true }]);
  return (
    <Card title={clarifyFr.title}>
      <p className="soft">{clarifyFr.lead}</p>
      <section className="c-row" aria-label={clarifyFr.quick}>
        {quickPicks(caseView).map(({ id, label, kind, target, text }) => (
          <button
            key={id}
            type="button"
            className="c-chip"
            onClick={() => onPoints([...points, { kind, target, text }])}
          >
            {label}
          </button>
        ))}
      </section>
      <div className="c-stack" ref={panel}>
        {points.map((point, index) => (
          <PointFields
            // biome-ignore lint/suspicious/noArrayIndexKey: points have no identity before they are sent.
            key={index}
            position={index + 1}
            caseView={caseView}
            point={point}
            errorOf={(field) => errors[`points.${index}.${field}`]}
            onChange={(changed) => onPoints(points.with(index, changed))}
            onRemove={() => onPoints(points.toSpliced(index, 1))}
          />
        ))}
      </div>
      {points.length < 10 && (
        <Button
          icon="plus"
          onClick={() => onPoints([...points, { kind: 'more-information', target: '', text: '' }])}
        >
          {clarifyFr.add}
        </Button>
      )}
      {errors['points'] && (
        <Notice tone="attention" isAlert>
          {clarifyFr.none}
        </Notice>
      )}
      {ask.error && Object.keys(fieldMessagesOf(ask.error)).length === 0 && (
        <Notice tone="fault" isAlert>
          {sentenceOf(ask.error)}
        </Notice>
      )}
      <div className="d-foot">
        <Button look="primary" isBig isWide icon="send" isBusy={ask.isPending} onClick={send}>
          {clarifyFr.send}
        </Button>
        <Button look="quiet" icon="arrow-left" onClick={onBack}>
          {clarifyFr.back}
        </Button>
      </div>
    </Card>
  );
}

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
}

type PointFieldsProps = {
  position: number;
  caseView: CaseView;
  point: ClarificationPoint;
  errorOf: (field: keyof ClarificationPoint) => string | undefined;
  onChange: (point: ClarificationPoint) => void;
  onRemove: () => void;
};

function PointFields({ position, caseView, point, errorOf, onChange, onRemove }: PointFieldsProps) {
  const targets = targetsOf(caseView, point.kind);
  const changeKind = (value: string) => {
    const kind = value as ClarificationKind;
    const isKept = targetsOf(caseView, kind).some((target) => target.value === point.target);
    onChange({ ...point, kind, target: isKept ? point.target : '' });
  };
  return (
    <section className="d-point" aria-label={clarifyFr.point(position)}>
      <div className="c-row c-row--apart">
        <h3>{clarifyFr.point(position)}</h3>
        <IconButton icon="trash" label={clarifyFr.removePoint(position)} onClick={onRemove} />
      </div>
      <Stack gap="tight">
        <SelectField
          label={clarifyFr.kind}
          options={clarificationKinds.map((value) => ({ value, label: clarificationKindsFr[value] }))}
          value={point.kind}
          error={errorOf('kind')}
          onChange={changeKind}
        />
        <SelectField
          label={clarifyFr.target}
          emptyLabel={clarifyFr.chooseTarget}
          options={targets}
          value={point.target}
          error={errorOf('target')}
          onChange={(target) => onChange({ ...point, target })}
        />
        <LongTextField
          label={clarifyFr.text}
          hint={clarifyFr.textHint}
          maxLength={2000}
          value={point.text}
          error={errorOf('text')}
          onChange={(text) => onChange({ ...point, text })}
        />
      </Stack>
    </section>
  );
}
