// Delays, hours and reminders of the case life cycle are settings: an instance overrides the defaults in one JSON file.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ExpertTier, expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import {
  checkRoutingPolicy,
  type FormRouting,
  mostAlertHours,
  type RoutingPolicy,
  type TierRouting,
} from '#contracts/cases/routing-policy.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import { type CaseSettings, defaultCaseSettings } from '#server/modules/cases/public.ts';
import { ConfigError } from './config.ts';

const minutes = z.number().int().min(1).max(1_440);
const reminders = z
  .array(
    z
      .number()
      .int()
      .min(1)
      .max(24 * 90),
  )
  .max(5);
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
    clarificationHours: z.number().int().min(1).max(mostAlertHours),
    urgentUnreadMinutes: minutes,
    directorAlertHours: z.number().int().min(1).max(mostAlertHours),
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

type Overrides = {
  [K in keyof z.infer<typeof overridesSchema>]?: NonNullable<z.infer<typeof overridesSchema>[K]>;
};

/**
 * The defaults with what the file overrides; what it says of routing is the first version of the policy, until the medical
 * director decides another. @throws ConfigError naming each field that is wrong
 */
export function readCaseSettings(path: string | undefined): CaseSettings {
  if (path === undefined) return defaultCaseSettings;
  const parsed = overridesSchema.safeParse(readJson(path));
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `ROUTING_FILE: ${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const told = Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  ) as Overrides;
  const firstRouting = routingOf(told);
  const problems = checkRoutingPolicy(firstRouting);
  if (problems.length > 0) {
    throw new ConfigError(problems.map(({ path: field, code }) => `ROUTING_FILE: ${field}: ${code}`));
  }
  const { serviceHours, previewMinutes, contentAccessMinutes, maxDraftsPerPharmacy } = {
    ...defaultCaseSettings,
    ...told,
  };
  return {
    ...defaultCaseSettings,
    serviceHours,
    previewMinutes,
    contentAccessMinutes,
    maxDraftsPerPharmacy,
    firstRouting,
  };
}

/** One figure of the file holds for every form and level. */
function routingOf(told: Overrides): RoutingPolicy {
  const { firstRouting: usual } = defaultCaseSettings;
  const { opinionReminderHours, urgentUnreadMinutes, directorAlertHours } = { ...usual, ...told };
  const formOf = (form: FormId): FormRouting => {
    const before = usual.forms[form];
    const tierOf = (tier: ExpertTier): TierRouting => ({
      ...before.tiers[tier],
      ...(told.takeMinutes === undefined ? {} : { takeMinutes: told.takeMinutes }),
      ...(told.answerMinutes === undefined ? {} : { answerMinutes: told.answerMinutes }),
    });
    const reminders = told.clarificationReminderHours ?? before.clarificationReminderHours;
    return {
      ...before,
      ...startOf(before, told.openStartTiers?.[form]),
      tiers: { 1: tierOf(1), 2: tierOf(2), 3: tierOf(3) },
      clarificationReminderHours: reminders,
      clarificationHours: told.clarificationHours ?? before.clarificationHours,
    };
  };
  const forms = { peau: formOf('peau'), 'grain-de-beaute': formOf('grain-de-beaute') };
  return { forms, opinionReminderHours, urgentUnreadMinutes, directorAlertHours };
}

/** The lowest level a file opens is where requests start, unless it opens the usual one. */
function startOf(before: FormRouting, open: readonly ExpertTier[] | undefined) {
  if (open === undefined) return {};
  const startTier = open.includes(before.startTier) ? before.startTier : (Math.min(...open) as ExpertTier);
  return { startTier, openStartTiers: open.filter((tier) => tier > startTier) };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError([`ROUTING_FILE: ${path} cannot be read as JSON`]);
  }
}
