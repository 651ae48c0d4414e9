import { z } from 'zod';
import { expertTierSchema } from '../accounts/account.vocabulary.ts';
import { defineOperation, json } from '../operation.ts';
import {
  absencesSchema,
  dailyMaximumSchema,
  ownHoursSchema,
  pauseChoices,
  wantedTiersSchema,
} from './availability.ts';

const when = z.iso.datetime();

/** Why a doctor is told of nothing now; `here` when he is told. */
export const availabilityStates = ['here', 'paused', 'absent', 'outside-hours', 'full'] as const;
export type AvailabilityState = (typeof availabilityStates)[number];

const settings = z.object({
  hours: ownHoursSchema.nullable(),
  absences: absencesSchema,
  dailyMaximum: dailyMaximumSchema.nullable(),
  /** Null: the doctor's own level. */
  tiers: wantedTiersSchema.nullable(),
});

export const availabilityViewSchema = settings.extend({
  revision: z.number().int(),
  pausedAt: when.nullable(),
  /** Null while paused: until the doctor comes back by himself. */
  pausedUntilAt: when.nullable(),
  state: z.enum(availabilityStates),
  /** When he is told again; null while he is here, and when only he can say. */
  nextAt: when.nullable(),
  takenToday: z.number().int(),
  /** What his qualification lets him choose from; empty until it is verified. */
  openTiers: z.array(expertTierSchema).max(3),
  /** What counts while no own hours are set. */
  serviceHours: z.object({ days: z.array(z.number().int()), opensAt: z.string(), closesAt: z.string() }),
});
export type AvailabilityView = z.infer<typeof availabilityViewSchema>;

const view = json(availabilityViewSchema);

export const getAvailability = defineOperation({
  id: 'availability.get',
  method: 'GET',
  path: '/api/me/availability',
  summary: 'A doctor’s own hours, absences, daily maximum, levels and pause',
  response: view,
});

export const saveAvailability = defineOperation({
  id: 'availability.save',
  method: 'PUT',
  path: '/api/me/availability',
  summary: 'Set hours, absences, daily maximum and levels; a stale revision is refused',
  body: z.strictObject({ ...settings.shape, revision: z.number().int().min(0) }),
  response: view,
  errors: ['availability.changed', 'availability.tier_not_open'],
});

export const pauseAvailability = defineOperation({
  id: 'availability.pause',
  method: 'POST',
  path: '/api/me/availability/pause',
  summary: 'Be told of nothing from now, for a while or until one comes back',
  body: z.strictObject({ until: z.enum(pauseChoices) }),
  response: view,
});

export const resumeAvailability = defineOperation({
  id: 'availability.resume',
  method: 'POST',
  path: '/api/me/availability/resumption',
  summary: 'End a pause; repeating it changes nothing',
  response: view,
});

export const availabilityOperations = [
  getAvailability,
  saveAvailability,
  pauseAvailability,
  resumeAvailability,
] as const;
