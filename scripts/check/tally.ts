/** Counting: a check counts as one, a test file's tests count each. */
import { readFileSync } from 'node:fs';

export type Tally = Readonly<{ passed: number; failed: number; skipped: number }>;

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

export function describeTally(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

type VitestReport = Readonly<{
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults: readonly Readonly<{
    name: string;
    status: string;
    message?: string;
    assertionResults: readonly Readonly<{
      status: string;
      fullName: string;
      failureMessages?: readonly string[] | null;
    }>[];
  }>[];
}>;

/**
 * Counts of one Vitest run. A file that could not even be loaded counts as one failure, as does a run that ended
 * badly with no failed test (an unhandled error, a crash before the report) and a run that found no test.
 */
export function tallyOf(report: VitestReport | undefined, exitCode: number): Tally {
  if (report === undefined) return { ...nothing, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
  const hasNoTest = tally.passed + tally.failed + tally.skipped === 0;
  const hasHiddenFailure = exitCode !== 0 && tally.failed === 0;
  return hasNoTest || hasHiddenFailure ? { ...tally, failed: tally.failed + 1 } : tally;
}

/** One line for each failed test and each file that could not be loaded: its file, its title, what it said first. */
export function failuresOf(report: VitestReport | undefined, root: string): string[] {
  const line = (file: string, title: string, message: string | undefined) => {
    const said = message?.split('\n', 1)[0]?.slice(0, 300) ?? '';
    return `${file.replace(`${root}/`, '')} ${title}: ${said}`;
  };
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [line(name, 'as a whole', message)];
    return failed.map((test) => line(name, test.fullName, test.failureMessages?.[0]));
  });
}

export function readVitestReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    return undefined;
  }
}
