import type { FieldProblem } from '#contracts/problem.ts';
import { formErrorsFr } from './form.fr.ts';
import type { GateAnswers } from './form-answers.ts';
import { type FormDefinition, type GateQuestion, gateOrientationSchema } from './form-definition.ts';

/** What the exclusion questions lead to. `stopped` wins over `incomplete`: no need to go on asking. */
export type GateOutcome = {
  outcome: 'open' | 'warned' | 'stopped' | 'incomplete';
  /** Questions answered yes that stop the request, the most urgent first. */
  stops: readonly GateQuestion[];
  /** Questions answered yes that only warn, the most urgent first. */
  warnings: readonly GateQuestion[];
  unanswered: readonly GateQuestion[];
};

/** Reads the answers to a form's exclusion questions; answers to unknown questions are not counted. */
export function evaluateGate(form: FormDefinition, answers: GateAnswers): GateOutcome {
  const answerOf = ({ id }: GateQuestion) => (Object.hasOwn(answers, id) ? answers[id] : undefined);
  const positive = form.gate.questions
    .filter((question) => answerOf(question) === 'yes')
    .sort((one, other) => urgencyOf(one) - urgencyOf(other));
  const stops = positive.filter(({ onYes }) => onYes.effect === 'stop');
  const warnings = positive.filter(({ onYes }) => onYes.effect === 'warn');
  const unanswered = form.gate.questions.filter((question) => answerOf(question) === undefined);
  return {
    outcome: outcomeOf(stops.length, unanswered.length, warnings.length),
    stops,
    warnings,
    unanswered,
  };
}

function outcomeOf(stops: number, unanswered: number, warnings: number): GateOutcome['outcome'] {
  if (stops > 0) return 'stopped';
  if (unanswered > 0) return 'incomplete';
  return warnings > 0 ? 'warned' : 'open';
}

function urgencyOf({ onYes }: GateQuestion): number {
  return gateOrientationSchema.options.indexOf(onYes.orientation);
}

/** What keeps a request from being sent because of its gate; paths are `gate.<question>`. */
export function checkGate(form: FormDefinition, answers: GateAnswers): readonly FieldProblem[] {
  const { stops, unanswered } = evaluateGate(form, answers);
  const known = new Set(form.gate.questions.map(({ id }) => id));
  const strangers = Object.keys(answers).filter((id) => !known.has(id));
  return [
    ...stops.map(({ id }) => problemAt(id, 'form.gate_stopped')),
    ...unanswered.map(({ id }) => problemAt(id, 'form.gate_required')),
    ...strangers.map((id) => problemAt(id, 'form.gate_unknown')),
  ];
}

function problemAt(
  id: string,
  code: 'form.gate_stopped' | 'form.gate_required' | 'form.gate_unknown',
): FieldProblem {
  return { path: `gate.${id}`, code, message: formErrorsFr[code] };
}
