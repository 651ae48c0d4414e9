// What the operator says of itself in the legal texts, in one JSON file (B-004, A-101, A-118). A demo has fictional facts; a
// real instance without the file publishes nothing and asks nobody to accept anything.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fictionalFacts, type LegalFacts } from '#server/modules/legal/public.ts';
import { ConfigError } from './config.ts';

const fact = z.string().trim().min(1).max(300);
/** Every fact the shipped texts ask for but the name and address of the instance, which its own settings give. */
const names = Object.keys(fictionalFacts).filter((name) => !name.startsWith('instance.'));
const factsSchema = z.strictObject({
  ...Object.fromEntries(names.map((name) => [name, fact])),
  certifier: fact.optional(),
});

/** The facts of the file, or undefined without one. @throws ConfigError naming each fact that is wrong or missing */
export function readLegalFacts(path: string | undefined, instanceName: string): LegalFacts | undefined {
  if (path === undefined) return undefined;
  const parsed = factsSchema.safeParse(readJson(path));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `LEGAL_FILE: ${issue.path.join('.') || 'the file'} ${issue.message}`,
    );
    throw new ConfigError(problems);
  }
  const { certifier, ...facts } = parsed.data as Record<string, string>;
  return { ...facts, 'instance.name': instanceName, ...(certifier ? { certifier } : {}) };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError([`LEGAL_FILE: ${path} cannot be read as JSON.`]);
  }
}
