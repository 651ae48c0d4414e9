import { type FormEvent, useRef, useState } from 'react';
import { checkRegistration } from '#contracts/accounts/check-registration.ts';
import {
  completeRegistration,
  type RegistrationView,
  saveRegistration,
} from '#contracts/accounts/registration.contract.ts';
import { registrationFieldsFr } from '#contracts/accounts/registration.fr.ts';
import type { RegistrationAnswers, RegistrationStep } from '#contracts/accounts/registration-form.ts';
import type { FieldProblem } from '#contracts/problem.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { call } from '#web/lib/api-client.ts';
import { ApiProblem, sentenceOf } from '#web/lib/problem-errors.ts';
import { useAutosave } from '#web/lib/use-autosave.ts';
import { useOperationMutation } from '#web/lib/use-operation.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckboxCard } from '#web/ui/choice-field.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Row, SavingState, Stack } from '#web/ui/page.tsx';
import { Notice } from '#web/ui/states.tsx';
import { type Step, Steps } from '#web/ui/steps.tsx';
import { registrationFr } from './registration.fr.ts';
import { RegistrationFieldInput } from './registration-field.tsx';

type Props = { steps: readonly RegistrationStep[]; view: RegistrationView; onDone: () => void };

/** The form, one step at a time; everything typed is kept on the server as it is typed. */
export function RegistrationSteps({ steps, view, onDone }: Props) {
  const form = useRegistrationForm(steps, view, onDone);
  const { step, problems } = form;
  if (!step) return null;
  const isLast = form.index === steps.length - 1;
  return (
    <form onSubmit={form.submit} noValidate ref={form.place}>
      <Stack>
        <Steps steps={stepsOf(steps, form.index)} label={registrationFr.steps} onChoose={form.goTo} />
        <Row isApart>
          <h2>{step.title}</h2>
          <SavingState kind={form.saving.kind} />
        </Row>
        {step.lead && <p className="soft">{step.lead}</p>}
        {form.error !== undefined && (
          <Notice tone="fault" isAlert>
            {form.error}
          </Notice>
        )}
        {step.fields.map((field) => (
          <RegistrationFieldInput
            key={field.id}
            field={field}
            answer={form.answers[field.id]}
            error={messageAt(problems, `answers.${field.id}`)}
            onChange={(answer) => form.change({ [field.id]: answer })}
          />
        ))}
        {isLast && view.terms && (
          <Stack gap="tight">
            {view.terms.texts.map(({ title, path }) => (
              <FileLink key={path} href={path}>
                {registrationFr.readText(title)}
              </FileLink>
            ))}
            {view.terms.attestation.split('\n\n').map((paragraph) => (
              <p key={paragraph} className="small">
                {paragraph}
              </p>
            ))}
            <CheckboxCard
              label={registrationFr.acceptTerms}
              isChecked={form.accepted}
              onChange={form.setAccepted}
              error={messageAt(problems, 'acceptedTerms')}
            />
          </Stack>
        )}
        <Button type="submit" look="primary" isBig isWide isBusy={form.isBusy}>
          {isLast ? registrationFr.send : registrationFr.next}
        </Button>
        {form.index > 0 && (
          <Button look="quiet" icon="arrow-left" onClick={() => form.goTo(steps[form.index - 1]?.id ?? '')}>
            {registrationFr.previous}
          </Button>
        )}
      </Stack>
    </form>
  );
}

const messageAt = (problems: readonly FieldProblem[], path: string) =>
  problems.find((problem) => problem.path === path)?.message;

function stepsOf(steps: readonly RegistrationStep[], current: number): Step[] {
  return steps.map(({ id, title }, index) => ({
    id,
    label: title,
    state: index < current ? 'done' : index === current ? 'current' : 'to-come',
  }));
}

function useRegistrationForm(steps: readonly RegistrationStep[], view: RegistrationView, onDone: () => void) {
  const around = {
    today: civilDayAt(new Date()),
    identityMode: view.identityMode,
    acceptsMinors: view.acceptsMinors,
  };
  const problemsIn = (step: RegistrationStep, answers: RegistrationAnswers) =>
    checkRegistration(step.fields, answers, around).problems;
  const [answers, setAnswers] = useState<RegistrationAnswers>(view.answers);
  const [index, setIndex] = useState(() => firstOpen(steps, (step) => problemsIn(step, view.answers)));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [error, setError] = useState<string>();
  const [accepted, setAccepted] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  const autosave = useAutosave((value: RegistrationAnswers) =>
    call(saveRegistration, { body: { answers: value } }),
  );
  const complete = useOperationMutation(completeRegistration);

  const show = (found: readonly FieldProblem[]) => {
    setProblems(found);
    // After the sentences are there, to the first of them.
    setTimeout(() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const goTo = (id: string) => {
    setProblems([]);
    setError(undefined);
    setIndex(
      Math.max(
        0,
        steps.findIndex((step) => step.id === id),
      ),
    );
    place.current?.scrollIntoView();
  };
  const change = (typed: RegistrationAnswers) => {
    const next = { ...answers, ...typed };
    setAnswers(next);
    autosave.change(next);
  };

  const send = async () => {
    try {
      await complete.mutateAsync({ body: { acceptedTerms: view.terms?.versionId ?? null } });
      onDone();
    } catch (caught) {
      const fields = caught instanceof ApiProblem ? caught.fields : [];
      const at = steps.find((step) => step.fields.some(({ id }) => messageAt(fields, `answers.${id}`)));
      if (at) goTo(at.id);
      setError(sentenceOf(caught));
      show(fields);
    }
  };

  const next = async () => {
    const step = steps[index];
    const isLast = index === steps.length - 1;
    if (!step) return;
    const found = [...problemsIn(step, answers)];
    if (isLast && view.terms && !accepted) {
      found.push({
        path: 'acceptedTerms',
        code: 'registration.terms',
        message: registrationFieldsFr.terms,
      });
    }
    show(found);
    setError(undefined);
    if (found.length > 0 || !(await autosave.flush())) return;
    if (isLast) await send();
    else goTo(steps[index + 1]?.id ?? '');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    void next().finally(() => setIsBusy(false));
  };

  return {
    step: steps[index],
    index,
    answers,
    problems,
    error,
    accepted,
    setAccepted,
    isBusy,
    saving: autosave.state,
    place,
    goTo,
    change,
    submit,
  };
}

/** Where one left off: the first step that is not yet right. */
function firstOpen(
  steps: readonly RegistrationStep[],
  problemsIn: (step: RegistrationStep) => readonly FieldProblem[],
): number {
  const found = steps.findIndex((step) => problemsIn(step).length > 0);
  return found === -1 ? steps.length - 1 : found;
}
