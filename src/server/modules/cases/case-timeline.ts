// The history of a case as people see it, from the archive of acts: what, when, by whom. A doctor is not named before
// an opinion exists; reasons travel as codes, sentences are made on screen.
import type { TimelineEntry } from '#contracts/cases/case-view.contract.ts';
import type { NamedAccount } from '../accounts/public.ts';
import type { AuditRecord } from '../audit/public.ts';

export const timelineActions: readonly string[] = [
  'case.created',
  ...[
    'submit',
    'revise',
    'withdraw',
    'add',
    'claim',
    'decline',
    'hand-up',
    'release',
    'take-back',
    'escalate',
    'ask-clarification',
    'resubmit',
    'remind',
    'answer',
    'correct',
    'acknowledge',
    'hand-over',
    'ask-follow-up',
    'reply-follow-up',
    'record-appointment',
    'object',
    'end',
    'reroute',
    'alert-age',
  ].map((action) => `case.${action}`),
];

/** `isExpertNamed` once an opinion exists; before it, doctors stay « le médecin ». */
export function presentTimeline(
  acts: readonly AuditRecord[],
  names: ReadonlyMap<string, NamedAccount>,
  isExpertNamed: boolean,
): TimelineEntry[] {
  return acts.map((act) => ({
    at: act.at.toISOString(),
    kind: act.action.replace(/^case\./, ''),
    byName: nameOf(act, names, isExpertNamed),
    details: act.details,
  }));
}

function nameOf(
  act: AuditRecord,
  names: ReadonlyMap<string, NamedAccount>,
  isExpertNamed: boolean,
): string | null {
  if (act.actorKind === 'system' || act.actorId === null) return null;
  if (act.actorKind === 'doctor' && !(isExpertNamed && answers.has(act.action))) return null;
  return names.get(act.actorId)?.displayName ?? null;
}

/** Acts of the doctor whose name the report carries anyway; who declined or released stays unnamed. */
const answers = new Set(['case.answer', 'case.correct', 'case.reply-follow-up']);
