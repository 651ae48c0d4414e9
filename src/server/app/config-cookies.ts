// Trackers that the operator adds to the strictly necessary cookies, in one JSON file. None by default: then there
// is nothing to choose, no banner is shown and no other site may run a script in our pages.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Tracker, trackerSchema } from '#contracts/legal/cookies.ts';
import { ConfigError } from './config.ts';

const fileSchema = z.strictObject({ trackers: z.array(z.strictObject(trackerSchema.shape)).max(10) });

/** The trackers of the file, or none without one. @throws ConfigError naming what is wrong */
export function readTrackers(path: string | undefined): readonly Tracker[] {
  if (path === undefined) return [];
  const parsed = fileSchema.safeParse(readJson(path));
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        (issue) => `COOKIES_FILE: ${issue.path.join('.') || 'the file'} ${issue.message}`,
      ),
    );
  }
  const { trackers } = parsed.data;
  if (new Set(trackers.map(({ id }) => id)).size !== trackers.length) {
    throw new ConfigError(['COOKIES_FILE: two trackers have the same id.']);
  }
  return trackers;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError([`COOKIES_FILE: ${path} cannot be read as JSON.`]);
  }
}
