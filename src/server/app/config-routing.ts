// Delays, hours and reminders of the case life cycle are settings: an instance overrides the defaults in one JSON file.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import { type CaseSettings, defaultCaseSettings } from '#server/modules/cases/public.ts';
import { ConfigError } from './config.ts';

const minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24 * 30);
const reminders = z
  .array(
    z
      .number()
      .int()
      .min(1)
      .max(24 * 90),
  )
  .max(10);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const overridesSchema = z
  .strictObject({
    serviceHours: z
      .strictObject({
        days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
        opensAt: clock,
        closesAt: clock,
        zone: z.string().max(60),
      })
      .refine((hours) => hours.opensAt < hours.closesAt, 'opensAt must come before closesAt'),
    takeMinutes: minutes,
    answerMinutes: minutes,
    clarificationReminderHours: reminders,
    opinionReminderHours: reminders,
    urgentUnreadMinutes: minutes,
    directorAlertHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 30),
    previewMinutes: z.number().int().min(1).max(120),
    contentAccessMinutes: z
      .number()
      .int()
      .min(1)
      .max(24 * 60),
    openStartTiers: z.strictObject({
      peau: z.array(expertTierSchema).min(1),
      'grain-de-beaute': z.array(expertTierSchema).min(1),
    }),
    maxDraftsPerPharmacy: z.number().int().min(1).max(10_000),
  })
  .partial();

/** The defaults with what the file overrides. @throws ConfigError naming each field that is wrong */
export function readCaseSettings(path: string | undefined): CaseSettings {
  if (path === undefined) return defaultCaseSettings;
  const parsed = overridesSchema.safeParse(readJson(path));
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `ROUTING_FILE: ${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const overrides = Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  );
  return { ...defaultCaseSettings, ...overrides };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError([`ROUTING_FILE: ${path} cannot be read as JSON`]);
  }
}
