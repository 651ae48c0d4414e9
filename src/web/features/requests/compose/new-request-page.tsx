import '../requests.css';
import './compose.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { emptyContent } from '#contracts/cases/case-draft.ts';
import { createCase, saveDraft } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { evaluateGate } from '#contracts/forms/evaluate-gate.ts';
import type { GateAnswers } from '#contracts/forms/form-answers.ts';
import type { FormDefinition } from '#contracts/forms/form-definition.ts';
import { formIdSchema } from '#contracts/forms/form-id.ts';
import { currentForm, listCurrentForms } from '#contracts/forms/forms.ts';
import { newIdempotencyKey } from '#web/lib/api-client.ts';
import { AppLink, useAddressSearch, useGo } from '#web/lib/app-link.tsx';
import { outbox } from '#web/lib/offline/device.ts';
import { Offline, sentenceOf } from '#web/lib/problem-errors.ts';
import { useSession } from '#web/lib/session.tsx';
import { refresh, useOperationMutation } from '#web/lib/use-operation.ts';
import { ActionBar, Button, buttonClass } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Card, Page, PageHeader, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { composeAddress, newRequestAddress, requestsAddress } from '../addresses.ts';
import { requestsFr } from '../requests.fr.ts';
import { useInstance } from '../use-instance.ts';
import { composeFr } from './compose.fr.ts';
import { composeSteps } from './compose-steps.ts';
import { GateOutcomeNotice, GateQuestions } from './gate-questions.tsx';
import { localDraft } from './local-draft.ts';

/** Chooses the form, then asks the exclusion questions; a draft exists only once they let one go on. */
export function NewRequestPage() {
  const wanted = formIdSchema.safeParse(useAddressSearch().formulaire);
  return (
    <Page documentTitle={composeFr.newTitle}>
      <PageHeader
        title={wanted.success ? composeFr.gate.title : composeFr.choose.title}
        lead={wanted.success ? currentForm(wanted.data).title : composeFr.choose.lead}
        back={
          wanted.success ? (
            <AppLink to={newRequestAddress} className="r-tap">
              <Icon name="arrow-left" size={1} />
              {composeFr.choose.change}
            </AppLink>
          ) : (
            <AppLink to={requestsAddress} className="r-tap">
              <Icon name="arrow-left" size={1} />
              {requestsFr.back}
            </AppLink>
          )
        }
      />
      <Steps
        label={composeFr.steps}
        steps={composeSteps.map((id) => ({
          id,
          label: composeFr.stepNames[id],
          state: id === 'motif' ? 'current' : 'to-come',
        }))}
      />
      {wanted.success ? <NewGate key={wanted.data} form={currentForm(wanted.data)} /> : <FormChoice />}
    </Page>
  );
}

function FormChoice() {
  return (
    <div className="r-form-choice">
      {listCurrentForms().map((form) => (
        <Card key={form.id} title={form.title}>
          <p>{form.intro}</p>
          <p className="soft">{form.whoFor}</p>
          <ul className="r-form-choice__views">
            {form.photoViews
              .filter((view) => view.required)
              .map((view) => (
                <li key={view.id}>
                  <Icon name="camera" size={1} />
                  {view.label}
                </li>
              ))}
          </ul>
          <AppLink
            to={newRequestAddress}
            search={{ formulaire: form.id }}
            className={buttonClass({ look: 'primary', isBig: true, isWide: true })}
          >
            {composeFr.choose.open(form.title)}
          </AppLink>
        </Card>
      ))}
    </div>
  );
}

function NewGate({ form }: { form: FormDefinition }) {
  const go = useGo();
  const { accountName } = useInstance();
  const client = useQueryClient();
  const [answers, setAnswers] = useState<GateAnswers>({});
  const create = useOperationMutation(createCase);
  const save = useOperationMutation(saveDraft);
  const [intention] = useState(() => ({ caseId: crypto.randomUUID(), key: newIdempotencyKey() }));
  const account = useSession().view?.account;
  const { outcome } = evaluateGate(form, answers);
  const isOpen = outcome === 'open' || outcome === 'warned';
  const error = create.error ?? save.error;

  /** Under an id made here, so that a lost answer, or no network at all, makes one request and not two. */
  const begin = async (gate: GateAnswers) => {
    const { caseId, key } = intention;
    // Whoever opens the request is who tells the patient, unless another name is typed.
    const consent = { ...emptyContent.consent, toldBy: accountName };
    const content = { ...emptyContent, gate, consent };
    try {
      if (!navigator.onLine) throw new Offline();
      await create.mutateAsync({ body: { form: form.id, caseId }, idempotencyKey: key });
      await save.mutateAsync({ params: { caseId }, body: { content, revision: 0 } });
      void refresh(client, listCases);
    } catch (failure) {
      // A refusal is said below, from the mutations.
      if (!(failure instanceof Offline) || !account) return;
      const draft = localDraft(caseId, form, content, account);
      await outbox.addCreation({ caseId, form: form.id, key }, draft);
    }
    go(composeAddress(caseId, 'patient'), { isReplacing: true });
  };

  return (
    <Stack>
      <GateOutcomeNotice
        form={form}
        answers={answers}
        onClose={() => go(requestsAddress)}
        onCorrect={(ids) =>
          setAnswers(Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id))))
        }
      />
      {outcome !== 'stopped' && (
        <GateQuestions
          form={form}
          answers={answers}
          onChange={setAnswers}
          onNone={(all) => {
            setAnswers(all);
            if (evaluateGate(form, all).outcome === 'open') void begin(all);
          }}
        />
      )}
      {error && <Notice tone="fault" isAlert title={sentenceOf(error)} />}
      {isOpen && (
        <ActionBar>
          <Button
            look="primary"
            isBig
            iconAfter="arrow-right"
            isBusy={create.isPending || save.isPending}
            onClick={() => void begin(answers)}
          >
            {composeFr.choose.starting}
          </Button>
        </ActionBar>
      )}
    </Stack>
  );
}
