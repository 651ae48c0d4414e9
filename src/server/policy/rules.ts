// Which kinds of actor may knock at each door at all; what they may do to one case is `case.policy.ts`.
// An action without a row does not compile.
import { type CaseAction, caseActions } from '#contracts/cases/case.vocabulary.ts';
import type { AccountActor, ActorKind } from './actor.ts';

export type Rule = readonly ActorKind[];

const pharmacist: Rule = ['pharmacist'];
const doctor: Rule = ['doctor'];
const director: Rule = ['director'];

/** Actions on a case, by the kind of account that can ever stand in the right relation to it. */
const caseRules: Record<CaseAction, Rule> = {
  'edit-draft': pharmacist,
  discard: pharmacist,
  submit: pharmacist,
  revise: pharmacist,
  withdraw: pharmacist,
  add: pharmacist,
  claim: doctor,
  decline: doctor,
  'hand-up': doctor,
  release: doctor,
  'take-back': ['system'],
  escalate: ['system'],
  'ask-clarification': doctor,
  'edit-clarification': pharmacist,
  resubmit: pharmacist,
  remind: ['system'],
  'write-opinion': doctor,
  answer: doctor,
  correct: doctor,
  acknowledge: pharmacist,
  'hand-over': pharmacist,
  'ask-follow-up': pharmacist,
  'reply-follow-up': doctor,
  'record-appointment': pharmacist,
  object: pharmacist,
  end: director,
  reroute: director,
  'alert-age': ['system'],
};

/** Doors that are not an action on a case. */
export const doors = [
  'session.own',
  'account.own',
  'activity.own',
  'account.security',
  'registration.own',
  'guardian.own',
  'profile.own',
  'team.own',
  'team.ask-to-join',
  'operator.correct-profile',
  'notices.own',
  'availability.own',
  'grants.own',
  'grants.make-token',
  'grants.manage',
  'privacy.own',
  'privacy.consult-addresses',
  'privacy.grant-permit',
  'recovery.review',
  'cases.create',
  'cases.read',
  'cases.list',
  'cases.search',
  'cases.patient-message',
  'cases.follow-up',
  'cases.live',
  'queue.read',
  'expert.read',
  'phrases.own',
  'direction.read',
  'direction.open-content',
  'direction.decide-routing',
  'operator.read-outbox',
  'operator.waiting-work',
  'moderation.measures',
  'decisions.own',
  'support.own',
  'support.queue',
  'flags.create',
  'moderation.flags',
  'legal.own',
  'legal.publish',
  'photos.read',
  'uploads.create',
  'verifications.review',
  'verification.own',
  'verification.evidence',
  'dictation.use',
] as const;
export type Door = (typeof doors)[number];

const everybody: Rule = ['pharmacist', 'doctor', 'director', 'operator'];

const doorRules: Record<Door, Rule> = {
  'session.own': everybody,
  'account.own': everybody,
  'activity.own': ['pharmacist', 'doctor'],
  'account.security': everybody,
  'registration.own': ['pharmacist', 'doctor'],
  'guardian.own': ['pharmacist', 'doctor'],
  'profile.own': ['pharmacist', 'doctor'],
  'team.own': pharmacist,
  'team.ask-to-join': pharmacist,
  'operator.correct-profile': ['operator'],
  'notices.own': everybody,
  'availability.own': doctor,
  'grants.own': everybody,
  'grants.make-token': everybody,
  'grants.manage': ['operator'],
  'privacy.own': everybody,
  'privacy.consult-addresses': ['operator'],
  'privacy.grant-permit': ['operator'],
  'recovery.review': ['operator'],
  'cases.create': pharmacist,
  'cases.read': ['pharmacist', 'doctor', 'director'],
  'cases.list': pharmacist,
  'cases.search': pharmacist,
  'cases.patient-message': pharmacist,
  'cases.follow-up': ['pharmacist', 'doctor'],
  'cases.live': ['pharmacist', 'doctor', 'director'],
  'queue.read': doctor,
  'expert.read': doctor,
  'phrases.own': doctor,
  'direction.read': director,
  'direction.open-content': director,
  'direction.decide-routing': director,
  'operator.read-outbox': ['operator'],
  'operator.waiting-work': ['operator'],
  'moderation.measures': ['operator'],
  'decisions.own': everybody,
  'support.own': everybody,
  'support.queue': ['operator'],
  'flags.create': ['pharmacist', 'doctor', 'director'],
  'moderation.flags': ['operator', 'director'],
  'legal.own': everybody,
  'legal.publish': ['operator'],
  'photos.read': ['pharmacist', 'doctor', 'director'],
  'uploads.create': ['pharmacist', 'doctor'],
  'verifications.review': ['director', 'operator'],
  'verification.own': ['pharmacist', 'doctor'],
  'verification.evidence': everybody,
  'dictation.use': everybody,
};

export type RuleName = Door | `case.${CaseAction}`;

export const rules = Object.fromEntries([
  ...caseActions.map((action) => [`case.${action}`, caseRules[action]] as const),
  ...doors.map((door) => [door, doorRules[door]] as const),
]) as Record<RuleName, Rule>;

/** Whether this kind of account may knock; a `no` is answered 403 because the door itself is public knowledge. */
export function mayKnock(actor: AccountActor, rule: RuleName): boolean {
  return rules[rule].includes(actor.kind);
}
