import { useState } from 'react';
import { targetLabelsFr } from '#contracts/cases/case-form.fr.ts';
import { submitCase } from '#contracts/cases/case-request.contract.ts';
import type { CaseView, ClarificationView, ContentChange } from '#contracts/cases/case-view.contract.ts';
import { allQuestions } from '#contracts/forms/evaluate-form.ts';
import { currentForm, findForm } from '#contracts/forms/forms.ts';
import type { BodyOf } from '#contracts/operation.ts';
import { AppLink } from '#web/lib/app-link.tsx';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useDocumentUploads } from '#web/lib/use-case-uploads.ts';
import { ActionBar, Button, buttonClass } from '#web/ui/button.tsx';
import { CheckboxCard } from '#web/ui/choice-field.tsx';
import { DiffView } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card, Row, Stack } from '#web/ui/page.tsx';
import { StateBadge } from '#web/ui/state-badge.tsx';
import { Notice } from '#web/ui/states.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { composeAddress } from '../addresses.ts';
import { stepOfPath } from '../compose/compose-steps.ts';
import { reviewFr } from '../compose/review.fr.ts';
import { FoldedDocuments } from '../own-documents.tsx';
import { pageFr } from './page.fr.ts';
import { fieldOfTarget, isMet, pendingChanges } from './pending-changes.ts';
import { useCommand, useReload } from './use-request.ts';

type Settlement = BodyOf<typeof submitCase>['points'][number];
type Point = ClarificationView['points'][number];

/** Reasons typed for points said impossible: in memory, so that going to change another point loses none of them. */
const typedReasons = new Map<string, string>();

/** Name of what a point is about. */
export function targetLabel(target: string, caseView: Pick<CaseView, 'form' | 'formVersion'>): string {
  const form = findForm(caseView.form, caseView.formVersion) ?? currentForm(caseView.form);
  const question = allQuestions(form).find(({ id }) => `answers.${id}` === target);
  return question?.label ?? new Map<string, string>(Object.entries(targetLabelsFr)).get(target) ?? target;
}

/** Exactly what is asked, point by point (B-046), and sending back once something has changed (B-047). */
export function ClarificationCard({ caseView, open }: { caseView: CaseView; open: ClarificationView }) {
  const changes = pendingChanges(caseView);
  const [reasons, setReasons] = useState<Readonly<Record<string, string | undefined>>>(() =>
    Object.fromEntries(open.points.map(({ pointId }) => [pointId, typedReasons.get(pointId)])),
  );
  const send = useCommand(submitCase, pageFr.clarify.sent);
  const reload = useReload();
  const uploads = useDocumentUploads(caseView.caseId, reload);
  const texts = pageFr.clarify;
  const setReason = (pointId: string, reason: string | undefined) => {
    if (reason === undefined) typedReasons.delete(pointId);
    else typedReasons.set(pointId, reason);
    setReasons((before) => ({ ...before, [pointId]: reason }));
  };
  const sendBack = () => {
    const points = open.points.flatMap(({ pointId, target }): Settlement[] => {
      if (isMet(target, changes)) return [{ pointId, outcome: 'changed', reason: '' }];
      const reason = reasons[pointId];
      return reason === undefined ? [] : [{ pointId, outcome: 'impossible', reason }];
    });
    void send.run({ params: { caseId: caseView.caseId }, body: { revision: caseView.revision, points } });
  };
  return (
    <Card title={texts.title}>
      <p>{texts.lead}</p>
      <ol className="r-points">
        {open.points.map((point) => (
          <PointItem
            key={point.pointId}
            point={point}
            caseView={caseView}
            changes={changes}
            reason={reasons[point.pointId]}
            onReason={(reason) => setReason(point.pointId, reason)}
          />
        ))}
      </ol>
      <FoldedDocuments caseView={caseView} uploads={uploads} reload={reload} isOnlyUnsent />
      {changes.length > 0 && (
        <Stack gap="tight">
          <h3>{texts.yourChanges}</h3>
          <Differences changes={changes} />
        </Stack>
      )}
      {send.error && (
        <Notice tone="fault" isAlert title={sentenceOf(send.error)}>
          {send.error instanceof ApiProblem && send.error.fields.length > 0 && (
            <ul>
              {send.error.fields.map((field) => (
                <li key={field.path}>
                  <AppLink
                    to={composeAddress(caseView.caseId, stepOfPath(field.path))}
                    search={{ champ: field.path }}
                  >
                    {field.message}
                  </AppLink>
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <ActionBar note={uploads.isSending && reviewFr.uploading}>
        <Button
          look="primary"
          isBig
          icon="send"
          isBusy={send.isBusy}
          disabled={uploads.isSending}
          onClick={sendBack}
        >
          {texts.send}
        </Button>
      </ActionBar>
    </Card>
  );
}

type PointProps = {
  point: Point;
  caseView: CaseView;
  changes: readonly ContentChange[];
  /** Undefined while the point is not said impossible. */
  reason: string | undefined;
  onReason: (reason: string | undefined) => void;
};

function PointItem({ point, caseView, changes, reason, onReason }: PointProps) {
  const texts = pageFr.clarify;
  const field = fieldOfTarget(point.target);
  const hasChanged = isMet(point.target, changes);
  return (
    <li className="r-point">
      <Row isApart>
        <h3>{targetLabel(point.target, caseView)}</h3>
        {hasChanged ? (
          <StateBadge tone="received" icon="check" label={texts.changed} />
        ) : (
          <StateBadge tone="attention" icon="help" label={texts.kinds[point.kind]} />
        )}
      </Row>
      <p className="r-quote">{point.text}</p>
      <Row>
        <AppLink
          to={composeAddress(caseView.caseId, stepOfPath(field))}
          search={{ champ: field }}
          className={buttonClass({ look: hasChanged ? 'secondary' : 'primary' })}
        >
          <Icon name={point.kind === 'new-photo' ? 'camera' : 'pencil'} />
          {point.kind === 'new-photo' ? texts.takePhoto : texts.change}
        </AppLink>
      </Row>
      {!hasChanged && (
        <CheckboxCard
          label={texts.impossible}
          isChecked={reason !== undefined}
          onChange={(isChecked) => onReason(isChecked ? '' : undefined)}
        />
      )}
      {!hasChanged && reason !== undefined && (
        <TextField
          label={texts.reason}
          hint={texts.reasonHint}
          autoComplete="off"
          maxLength={1000}
          value={reason}
          onChange={onReason}
        />
      )}
    </li>
  );
}

/** Changes before beside after. */
export function Differences({ changes }: { changes: readonly ContentChange[] }) {
  return (
    <DiffView
      differences={changes.map(({ target, label, before, after }) => ({ id: target, label, before, after }))}
    />
  );
}

/** Earlier clarifications and how each point was settled. */
export function ClarificationHistory({ caseView, now }: { caseView: CaseView; now: (at: string) => string }) {
  const settled = caseView.clarifications.filter(({ answeredAt }) => answeredAt !== null);
  const texts = pageFr.clarify;
  if (settled.length === 0 && caseView.lastChanges.length === 0) {
    return null;
  }
  return (
    <Card title={texts.history}>
      {settled.map((clarification) => (
        <section key={clarification.clarificationId} className="r-points">
          <p className="small soft">{texts.asked(now(clarification.askedAt))}</p>
          {clarification.points.map((point) => (
            <div key={point.pointId} className="r-point">
              <Row isApart>
                <h3>{targetLabel(point.target, caseView)}</h3>
                <StateBadge tone="neutral" label={texts.outcomes[point.outcome]} />
              </Row>
              <p className="r-quote">{point.text}</p>
              {point.reason !== '' && <p>{pageFr.state.reason(point.reason)}</p>}
            </div>
          ))}
        </section>
      ))}
      {caseView.lastChanges.length > 0 && (
        <Stack gap="tight">
          <h3>{texts.lastChanges}</h3>
          <Differences changes={caseView.lastChanges} />
        </Stack>
      )}
    </Card>
  );
}
