// Every number of the life cycle in one place; an instance may override them, the table never holds a figure. Deadlines,
// reminders and the ladder are the routing policy: what stands here of it is only the first version.
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { defaultServiceHours, type ServiceHours } from '#server/kernel/service-hours.ts';
import { defaultRoutingPolicy } from './routing-default.ts';

export type CaseSettings = {
  /** Opening hours on which the deadlines of the routing policy are counted. */
  serviceHours: ServiceHours;
  /** Version 1 of the routing policy: what rules until the medical director decides otherwise. */
  firstRouting: RoutingPolicy;
  /** Minutes a previewed report may be signed. */
  previewMinutes: number;
  /** Minutes a director's reasoned access to content lasts. */
  contentAccessMinutes: number;
  maxDraftsPerPharmacy: number;
  /** Messages of one account in 24 hours: in one case, and in all. */
  messagesPerCaseDay: number;
  messagesPerDay: number;
};

export const defaultCaseSettings: CaseSettings = {
  serviceHours: defaultServiceHours,
  firstRouting: defaultRoutingPolicy,
  previewMinutes: 15,
  contentAccessMinutes: 60,
  maxDraftsPerPharmacy: 50,
  messagesPerCaseDay: 30,
  messagesPerDay: 300,
};
