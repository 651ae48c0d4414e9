import { useState } from 'react';
import { patientFacts } from '#contracts/cases/check-submission.ts';
import { bodySites } from '#contracts/forms/body-sites.ts';
import { visibleQuestions } from '#contracts/forms/evaluate-form.ts';
import type { AnswerValue } from '#contracts/forms/form-answers.ts';
import type { Section } from '#contracts/forms/form-definition.ts';
import { quietAnswersLeft } from '#contracts/forms/quiet-answers.ts';
import { BodyMap } from '#web/ui/body-map/body-map.tsx';
import { Button } from '#web/ui/button.tsx';
import { clinicalFr } from './clinical.fr.ts';
import { FieldSpot, useCompose } from './compose-context.tsx';
import { QuestionField } from './question-field.tsx';
import { StepParts } from './step-parts.tsx';

const mostSites = 10;

/** Where the lesion is, then the questions of the form (B-023), those that apply. */
export function ClinicalStep() {
  const { form } = useCompose();
  return (
    <StepParts
      step="clinique"
      parts={[
        { id: 'localisation', title: clinicalFr.site.title, body: <SitePart /> },
        ...form.sections.map((section, index) => ({
          id: section.id,
          title: section.title,
          body: <SectionPart section={section} />,
          column: index < 2 ? ('right' as const) : ('left' as const),
          // What concerns the patient and the question: one screen after the lesion's.
          isJoined: index > 1,
        })),
      ]}
    />
  );
}

function SitePart() {
  const { content, change } = useCompose();
  return (
    <FieldSpot path="sites">
      {(error) => (
        <BodyMap
          label={clinicalFr.site.label}
          hint={clinicalFr.site.hint}
          regions={bodySites}
          chosen={content.sites}
          onChange={(sites) => change((before) => ({ ...before, sites: sites.slice(0, mostSites) }))}
          error={error}
        />
      )}
    </FieldSpot>
  );
}

function SectionPart({ section }: { section: Section }) {
  const { content, change, form, today } = useCompose();
  const facts = patientFacts(content, today);
  const shown = new Set(visibleQuestions(form, content.answers, facts).map(({ id }) => id));
  const answer = (questionId: string, value: AnswerValue | undefined) =>
    change((before) => {
      const { [questionId]: _, ...others } = before.answers;
      const answers = value === undefined ? others : { ...others, [questionId]: value };
      const visible = new Set(
        visibleQuestions(form, answers, patientFacts(before, today)).map(({ id }) => id),
      );
      const kept = Object.entries(answers).filter(([id]) => visible.has(id));
      return { ...before, answers: Object.fromEntries(kept) };
    });
  return (
    <div className="r-fields">
      {section.intro && <p className="r-measure">{section.intro}</p>}
      <QuietAnswers section={section} />
      {section.questions
        .filter(({ id }) => shown.has(id))
        .map((question) => (
          <FieldSpot key={question.id} path={`answers.${question.id}`}>
            {(error) => (
              <QuestionField
                question={question}
                answer={content.answers[question.id]}
                onAnswer={(value) => answer(question.id, value)}
                error={error}
              />
            )}
          </FieldSpot>
        ))}
    </div>
  );
}

/** « Rien de tout cela »: one tap for what most patients answer; what it filled stands chosen below, and can be undone. */
function QuietAnswers({ section }: { section: Section }) {
  const { content, change, form, today } = useCompose();
  const [given, setGiven] = useState<readonly string[]>([]);
  const left = quietAnswersLeft(form, section, content.answers, patientFacts(content, today));
  const ids = Object.keys(left);
  const give = () => {
    setGiven(ids);
    change((before) => ({ ...before, answers: { ...before.answers, ...left } }));
  };
  const takeBack = () => {
    setGiven([]);
    change((before) => ({
      ...before,
      answers: Object.fromEntries(Object.entries(before.answers).filter(([id]) => !given.includes(id))),
    }));
  };
  if (given.length > 0) {
    return (
      <Button look="quiet" icon="undo" onClick={takeBack}>
        {clinicalFr.takeQuietBack}
      </Button>
    );
  }
  return section.quiet && ids.length > 1 ? (
    <Button icon="check" onClick={give}>
      {section.quiet.label}
    </Button>
  ) : null;
}
