// What the simulator supposes of people (B-010 – B-012): each figure with where it comes from, or the word « assumed ». One
// file, replaceable whole by an instance's own history (`npm run simulate -- history`). Sources: docs/routing.md.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { FormId } from '#contracts/forms/form-id.ts';

/** A figure that says where it comes from. */
export type Sourced<T> = { value: T; source: string };

/** Chances at a tier for a form, once a doctor looks at the case; the rest is answered. */
export type Chances = { decline: number; handUp: number; clarify: number; lapse: number };

export type Assumptions = {
  /** Weight of each hour of the day, 0 – 23, for requests sent, and of each day, Monday first. */
  arrivalHours: Sourced<number[]>;
  arrivalDays: Sourced<number[]>;
  /** Share of requests on the form « grain de beauté ». */
  moleShare: Sourced<number>;
  /** Share of requests that ask for a higher start where the policy opens one. */
  asksHigher: Sourced<number>;
  /** Weight of each hour at which a doctor sits down to the queue, and of each day. */
  sessionHours: Sourced<number[]>;
  sessionDays: Sourced<number[]>;
  /** By tier: how often a day a doctor sits down, for how many minutes, how large a part of his days he is away. */
  doctors: Sourced<Record<ExpertTier, { sessionsPerDay: number; sessionMinutes: number; awayShare: number }>>;
  /** Minutes to answer a plain case: median and spread (σ of the logarithm). */
  answerMinutes: Sourced<{ median: number; spread: number }>;
  /** Minutes to look at a case and put it back. */
  lookMinutes: Sourced<number>;
  chances: Sourced<Record<FormId, Record<ExpertTier, Chances>>>;
  /** Minutes of service a pharmacy takes to answer a clarification, and a doctor to come back to it. */
  clarificationMinutes: Sourced<{ median: number; spread: number }>;
  returnMinutes: Sourced<{ median: number; spread: number }>;
  /** Minutes of service until the director acts on an alert, and until the dermatologist he asks himself has answered. */
  directorMinutes: Sourced<{ acts: number; summoned: { median: number; spread: number } }>;
};

/** 0 – 23 h from runs `[from, to, weight]`; hours not named weigh nothing. */
function hours(...runs: [from: number, to: number, weight: number][]): number[] {
  return Array.from(
    { length: 24 },
    (_, hour) => runs.find(([from, to]) => hour >= from && hour < to)?.[2] ?? 0,
  );
}

const claim = 'sized on the claim that GPs settle over 80 % (terms B, intro; no study): assumed';

export const defaultAssumptions: Assumptions = {
  arrivalHours: {
    value: hours([8, 9, 2], [9, 12, 8], [12, 14, 4], [14, 17, 6], [17, 19, 9], [19, 20, 4]),
    source: 'assumed: opening hours of pharmacies, busiest late morning and before closing',
  },
  arrivalDays: {
    value: [1.2, 1, 1, 1, 1.1, 0.7, 0.02],
    source: 'assumed: Saturday shorter, Sunday on duty only',
  },
  moleShare: {
    value: 0.23,
    source: 'Batalla 2016: 23 % benign pigmented lesions among teledermatology cases (children)',
  },
  asksHigher: { value: 0.02, source: 'assumed' },
  sessionHours: {
    value: hours([8, 9, 3], [9, 12, 2], [12, 14, 6], [14, 17, 2], [17, 19, 4], [19, 22, 5]),
    source:
      'assumed: between patients, at lunch and in the evening (experience.md: evening desk, or five minutes between two patients)',
  },
  sessionDays: { value: [1, 1, 1, 1, 1, 0.5, 0.15], source: 'assumed' },
  doctors: {
    value: {
      1: { sessionsPerDay: 3, sessionMinutes: 20, awayShare: 0.15 },
      2: { sessionsPerDay: 3, sessionMinutes: 20, awayShare: 0.15 },
      3: { sessionsPerDay: 2, sessionMinutes: 25, awayShare: 0.2 },
    },
    source: 'assumed; fewer than the 15 – 20 cases a day of one hospital dermatologist (rofim.fr interview)',
  },
  answerMinutes: {
    value: { median: 10, spread: 0.6 },
    source: 'Omnidoc 2019, dermatology: 12 min to answer (taken as the mean); spread assumed',
  },
  lookMinutes: { value: 2, source: 'assumed' },
  chances: {
    value: {
      peau: {
        1: { decline: 0.05, handUp: 0.16, clarify: 0.1, lapse: 0.02 },
        2: { decline: 0.04, handUp: 0.3, clarify: 0.1, lapse: 0.02 },
        3: { decline: 0.03, handUp: 0, clarify: 0.08, lapse: 0.02 },
      },
      'grain-de-beaute': {
        1: { decline: 0.08, handUp: 0.4, clarify: 0.1, lapse: 0.02 },
        2: { decline: 0.04, handUp: 0.3, clarify: 0.1, lapse: 0.02 },
        3: { decline: 0.03, handUp: 0, clarify: 0.08, lapse: 0.02 },
      },
    },
    source: `hand-ups ${claim}; clarifications: photos insufficient in half of the cases without guidance (Nantes thesis), 0.4 % with it: assumed 10 %; the rest assumed`,
  },
  clarificationMinutes: {
    value: { median: 150, spread: 1.2 },
    source: 'assumed: often when the patient comes back',
  },
  returnMinutes: { value: { median: 40, spread: 0.9 }, source: 'assumed' },
  directorMinutes: {
    value: { acts: 180, summoned: { median: 60, spread: 0.5 } },
    source: 'assumed: alerted at once, he reroutes and finds a dermatologist by telephone',
  },
};
