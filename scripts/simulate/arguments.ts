import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import {
  checkRoutingPolicy,
  type RoutingPolicy,
  routingPolicySchema,
} from '#contracts/cases/routing-policy.ts';
import type { Assumptions } from '#server/modules/cases/simulation/assumptions.ts';
import { readAssumptions } from './assumptions-file.ts';
import { policies } from './policies.ts';

/** What was typed cannot be done; the message says what can. */
export class UsageProblem extends Error {}

export type Arguments = {
  command: 'run' | 'history' | 'study' | 'help';
  policy: RoutingPolicy;
  assumptions?: Assumptions;
  casesPerDay: number;
  doctors: Record<ExpertTier, number>;
  days: number;
  seed: number;
  svg?: string;
  out?: string;
  isProduction: boolean;
};

export const usage = `npm run simulate -- [run] [options]      replay days, print a table
npm run simulate -- history --out FILE  this instance's own figures, as a file for --assumptions
npm run simulate -- study               the tables and pictures of docs/routing.md

  --cases N        requests a day, 1 – 10000 (50)
  --doctors A,B,C  doctors of level 1, 2 and 3, each 0 – 5000 (15,6,4)
  --days N         days measured, 1 – 5000 (1000); at most 3 million requests in all
  --policy NAME    ${Object.keys(policies).join(', ')}, or a JSON file with a policy (default)
  --assumptions F  a JSON file in the shape that history writes
  --seed N         whole number (1)
  --svg FILE       also write the plot of waits
  --out FILE       where history writes
  --production     history of the production instance of the settings
  --help`;

const text = { type: 'string' } as const;
const options = {
  cases: text,
  doctors: text,
  days: text,
  policy: text,
  assumptions: text,
  seed: text,
  svg: text,
  out: text,
  production: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
const mostRequests = 3_000_000;

/** @throws UsageProblem */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [name = 'run'] = positionals;
  if (positionals.length > 1 || !['run', 'history', 'study', 'help'].includes(name))
    throw new UsageProblem(usage);
  const casesPerDay = numberOf('--cases', values.cases ?? '50', 1, 10_000);
  const days = numberOf('--days', values.days ?? '1000', 1, 5_000);
  if (casesPerDay * days > mostRequests) {
    throw new UsageProblem(`--cases × --days may be ${mostRequests} requests at most.`);
  }
  if (name === 'history' && !values.out) throw new UsageProblem('history needs --out FILE.');
  return {
    command: values.help ? 'help' : (name as Arguments['command']),
    policy: policyOf(values.policy ?? 'default'),
    ...(values.assumptions ? { assumptions: assumptionsOf(values.assumptions) } : {}),
    casesPerDay,
    doctors: doctorsOf(values.doctors ?? '15,6,4'),
    days,
    seed: numberOf('--seed', values.seed ?? '1', 0, 2_147_483_647),
    ...(values.svg ? { svg: values.svg } : {}),
    ...(values.out ? { out: values.out } : {}),
    isProduction: values.production === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageProblem(`${error instanceof Error ? error.message : 'unreadable arguments'}\n\n${usage}`);
  }
}

function numberOf(name: string, told: string, from: number, to: number): number {
  const value = Number(told);
  if (!/^\d+$/.test(told) || value < from || value > to) {
    throw new UsageProblem(`${name}: a whole number from ${from} to ${to}.`);
  }
  return value;
}

function doctorsOf(told: string): Record<ExpertTier, number> {
  const [one, two, three, ...more] = told
    .split(',')
    .map((part) => numberOf('--doctors', part.trim(), 0, 5_000));
  if (one === undefined || two === undefined || three === undefined || more.length > 0) {
    throw new UsageProblem('--doctors: three numbers, such as 15,6,4.');
  }
  return { 1: one, 2: two, 3: three };
}

function policyOf(told: string): RoutingPolicy {
  const named = policies[told];
  if (named) return named.policy;
  const parsed = routingPolicySchema.safeParse(jsonOf(told));
  if (!parsed.success) {
    throw new UsageProblem(
      parsed.error.issues.map((issue) => `${told}: ${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const problems = checkRoutingPolicy(parsed.data);
  if (problems.length > 0)
    throw new UsageProblem(problems.map(({ path, code }) => `${told}: ${path}: ${code}`).join('\n'));
  return parsed.data;
}

function assumptionsOf(path: string): Assumptions {
  const read = readAssumptions(jsonOf(path));
  if (!read.ok) throw new UsageProblem(read.problems.map((problem) => `${path}: ${problem}`).join('\n'));
  return read.assumptions;
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageProblem(`${path}: no such policy, and no file that can be read as JSON.`);
  }
}
