import { type CaseErrorCode, caseErrorsFr } from '#contracts/cases/case.fr.ts';
import { type RoutingErrorCode, routingErrorsFr } from '#contracts/cases/routing.fr.ts';
import { type PhraseErrorCode, phraseErrorsFr } from '#contracts/phrases/phrase.fr.ts';
import { reportErrorsFr } from '#contracts/reports/report.fr.ts';
import type { ModuleProblems } from '#server/platform/http/problem.ts';

const caseStatuses: Record<CaseErrorCode, number> = {
  'case.not_found': 404,
  'case.action_not_possible': 409,
  'case.not_yours_to_act': 403,
  'case.already_taken': 409,
  'case.gone': 409,
  'case.incomplete': 422,
  'case.nothing_changed': 422,
  'case.point_unsettled': 422,
  'case.reason_required': 422,
  'case.top_of_ladder': 409,
  'case.too_early': 409,
  'case.tier_not_open': 422,
  'case.emergency': 422,
  'case.opinion_incomplete': 422,
  'case.preview_stale': 409,
  'case.dermoscopic_not_allowed': 422,
  'case.too_many_photos': 422,
  'case.too_many_documents': 422,
  'case.draft_limit': 409,
  'case.id_taken': 409,
  'case.too_many_messages': 429,
  'case.access_reason_required': 422,
};

const phraseStatuses: Record<PhraseErrorCode, number> = {
  'phrase.not_found': 404,
  'phrase.too_many': 409,
  'phrase.empty': 422,
};

const routingStatuses: Record<RoutingErrorCode, number> = {
  'routing.impossible': 422,
  'routing.nothing_changed': 422,
  'routing.effect_in_past': 422,
  'routing.effect_too_far': 422,
  'routing.changed_meanwhile': 409,
};

/** Cases, their routing, their reports, and the wording doctors keep for them. */
export const caseProblems: ModuleProblems = {
  statuses: {
    ...caseStatuses,
    ...phraseStatuses,
    ...routingStatuses,
    'report.not_found': 404,
    'report.unavailable': 503,
  },
  titles: {
    ...caseErrorsFr,
    ...phraseErrorsFr,
    ...routingErrorsFr,
    ...reportErrorsFr,
  },
};
