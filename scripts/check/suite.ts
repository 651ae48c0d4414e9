/**
 * Every check and every test, one after the other; all run even when one fails. The last line is the count.
 * `--only=types,unit` runs some of them. Started by scripts/test.mjs, which installs what is needed first.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { endLeftovers, endRunningStep, markedEnvironment, runStep } from './processes.ts';
import { listSteps, type Step, type StepGroup, stepGroups } from './steps.ts';
import { add, describeTally, failuresOf, nothing, readVitestReport, type Tally, tallyOf } from './tally.ts';

const stepLimitMs = 45 * 60_000;
const leftoverGraceMs = 5_000;
const root = resolve(import.meta.dirname, '../..');
let stoppedBy: NodeJS.Signals | undefined;

async function main(args: readonly string[]): Promise<number> {
  const chosen = chooseGroups(args);
  if (chosen === undefined) {
    console.error(`Usage: npm test -- [--only=${stepGroups.join(',')}]`);
    return 64;
  }
  const temporary = makeTemporaryFolder();
  try {
    return await runAll(chosen, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

function chooseGroups(args: readonly string[]): readonly StepGroup[] | undefined {
  const [first, ...rest] = args;
  if (first === undefined) return stepGroups;
  if (rest.length > 0 || !first.startsWith('--only=')) return undefined;
  const names = first.slice('--only='.length).split(',');
  if (names.some((name) => !stepGroups.some((group) => group === name))) return undefined;
  return stepGroups.filter((group) => names.includes(group));
}

/** Readable by others: the embedded PostgreSQL runs as nobody when the tests run as root. */
function makeTemporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'consilia-test-'));
  chmodSync(path, 0o755);
  return path;
}

async function runAll(chosen: readonly StepGroup[], temporary: string): Promise<number> {
  const reports = join(temporary, 'reports');
  mkdirSync(reports);
  const runId = temporary;
  const env: NodeJS.ProcessEnv = { ...markedEnvironment(runId), TMPDIR: temporary };
  const browserPath = process.env['CHROMIUM_PATH'];
  const steps = listSteps({ root, node: process.execPath, reports, browserPath });
  const lines: string[] = [];
  let total = nothing;
  const isChosen = ({ group, alsoFor = group }: Step) => chosen.includes(group) || chosen.includes(alsoFor);
  for (const step of steps.filter(isChosen)) {
    if (stoppedBy) break;
    const { tally, failures, seconds } = await runOne(step, env);
    lines.push(
      `${tally.failed > 0 ? 'FAILED' : 'ok    '}  ${step.title}: ${describeTally(tally)}, ${seconds} s`,
      ...failures.map((failure) => `        ${failure}`),
    );
    total = add(total, tally);
  }
  const left = await endLeftovers(runId, leftoverGraceMs);
  if (left.length > 0) {
    lines.push(`FAILED  processes left behind by the tests, now ended: ${left.join(', ')}`);
    total = add(total, { ...nothing, failed: 1 });
  }
  return summarise(lines, total);
}

type Outcome = { tally: Tally; failures: string[] };

async function runOne(step: Step, env: NodeJS.ProcessEnv): Promise<Outcome & { seconds: string }> {
  console.log(`\n== ${step.title} ==`);
  const startedAt = performance.now();
  const { tally, failures } = await outcomeOf(step, env);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`-- ${step.title}: ${tally.failed > 0 ? 'FAILED' : 'passed'} in ${seconds} s`);
  return { tally, failures, seconds };
}

async function outcomeOf(step: Step, env: NodeJS.ProcessEnv): Promise<Outcome> {
  if (step.cannotRun) {
    console.log(step.cannotRun);
    return { tally: { ...nothing, failed: 1 }, failures: [] };
  }
  const { exitCode, didTimeOut } = await runStep(step.command, { cwd: root, env, limitMs: stepLimitMs });
  if (didTimeOut) console.log(`Ended after ${stepLimitMs / 60_000} minutes.`);
  if (step.reportPath) {
    const report = readVitestReport(step.reportPath);
    return { tally: tallyOf(report, exitCode), failures: failuresOf(report, root) };
  }
  return { tally: exitCode === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }, failures: [] };
}

function summarise(lines: readonly string[], total: Tally): number {
  console.log(`\n== summary ==\n${lines.join('\n')}\n`);
  if (stoppedBy) {
    console.log(`Stopped by ${stoppedBy} before the end.`);
    return 128 + constants.signals[stoppedBy];
  }
  console.log(describeTally(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stoppedBy) endRunningStep('SIGKILL');
    else endRunningStep('SIGTERM');
    stoppedBy = signal;
  });
}

process.exitCode = await main(process.argv.slice(2));
