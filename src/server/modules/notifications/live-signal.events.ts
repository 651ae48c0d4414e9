// The note that goes from the process where something happened to those with open screens: ids and tiers only.
import { z } from 'zod';

const signal = z.strictObject({
  caseId: z.uuid(),
  pharmacyId: z.uuid(),
  /** Tiers whose queue changed. */
  tiers: z.array(z.number().int()).max(3),
  /** Doctors who hold, held until now, or answered the case. */
  expertIds: z.array(z.uuid()).max(3),
  /** Doctors who declined it: not even its queue entry concerns them (B-010). */
  hiddenFrom: z.array(z.uuid()).max(100),
  /** Doctors of a higher tier who chose one of `tiers` as well. */
  volunteerIds: z.array(z.uuid()).max(50),
});
export type LiveSignal = z.infer<typeof signal>;

/** The most doctors a signal can hide a case from. */
export const mostHiddenFrom = 100;

/** The most a signal can name; those beyond see the change when their screen next looks. */
export const mostVolunteers = 50;

/** Undefined for what is no signal of this version. */
export function parseLiveSignal(note: unknown): LiveSignal | undefined {
  return signal.safeParse(note).data;
}
