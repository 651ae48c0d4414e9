/** The small deciding parts of `npm test` and `npm run check:rules`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { endLeftovers, markedEnvironment, runStep } from '../../scripts/check/processes.ts';
import { coverRules, idsInTitles, writeCoveragePage } from '../../scripts/check/rules.ts';
import { add, describeTally, nothing, tallyOf } from '../../scripts/check/tally.ts';

describe('rule ids in titles', () => {
  test.each([
    ["test('B-047 an unchanged case …', () => {", ['B-047']],
    ["describe('B-046, B-047 clarification', () => {", ['B-046', 'B-047']],
    ["test.each(rows)('B-050 B-051: %s', (row) => {", ['B-050', 'B-051']],
    ['test.each([\n  [1],\n])(\n  `B-065 page`,', ['B-065']],
    ["test('says nothing of B-047', () => {", []],
    ["expect(text).toContain('B-047');", []],
    ["test.skipIf(x)('B-031 scanner', () => {", ['B-031']],
    ['// B-047 in a comment', []],
  ])('%s', (source, ids) => {
    expect(idsInTitles(source)).toEqual(ids);
  });

  test('give the page, with what is missing', () => {
    const rules = [
      { id: 'B-047', says: 'One.' },
      { id: 'B-048', says: 'Two.' },
    ];
    const files = [
      { path: 'src/a.test.ts', content: "test('B-047 x'" },
      { path: 'src/a.ts', content: "test('B-048 x'" },
      { path: 'test/architecture/x.test.ts', content: "test('B-048 x'" },
    ];
    const page = writeCoveragePage(coverRules(rules, files));
    expect(page).toContain('1 of 2 rules have a test.');
    expect(page).toContain('| B-047 | One. | `src/a.test.ts` |');
    expect(page).toContain('| B-048 | Two. | none yet |');
  });

  test('a rule that no test can prove shows its reason', () => {
    const told = [{ id: 'B-049', says: 'Three.', reason: 'A duty of the operator.' }];
    expect(writeCoveragePage(coverRules(told, []))).toContain('| B-049 | Three. | A duty of the operator. |');
  });
});

describe('counting', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
  };

  test('takes passed, failed and skipped tests', () => {
    expect(tallyOf(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
    expect(describeTally(add(tallyOf(report, 0), { ...nothing, passed: 1 }))).toBe(
      '4 passed, 0 failed, 2 skipped',
    );
  });

  test('a file that does not load is a failure', () => {
    const broken = { name: 'broken.test.ts', status: 'failed', assertionResults: [] };
    expect(tallyOf({ ...report, testResults: [broken] }, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('a bad end without a failed test, no report and no test at all are failures', () => {
    expect(tallyOf(report, 1).failed).toBe(1);
    expect(tallyOf(undefined, 0).failed).toBe(1);
    expect(tallyOf({ ...report, numPassedTests: 0, numPendingTests: 0, numTodoTests: 0 }, 0).failed).toBe(1);
  });
});

describe('processes of a test run', () => {
  test('a step gives its exit code, and one that takes too long is ended', async () => {
    const options = { cwd: process.cwd(), env: process.env, limitMs: 20_000 };
    const quick = await runStep([process.execPath, '-e', 'process.exit(3)'], options);
    expect(quick).toEqual({ exitCode: 3, didTimeOut: false });
    const endless = [process.execPath, '-e', 'setInterval(() => {}, 1000)'];
    expect(await runStep(endless, { ...options, limitMs: 200 })).toMatchObject({ didTimeOut: true });
  });

  test.skipIf(process.platform !== 'linux')(
    'one that left its group is found by its mark and ended',
    async () => {
      const runId = `mark-of-${process.pid}`;
      const child = spawn(process.execPath, ['-e', "console.log('up'); setInterval(() => {}, 1000)"], {
        detached: true,
        env: markedEnvironment(runId),
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      const left = await endLeftovers(runId, 100);
      expect(left).toEqual([expect.stringContaining(`(${child.pid})`)]);
      expect(await ended).toEqual([null, 'SIGKILL']);
      expect(await endLeftovers(runId, 200)).toEqual([]);
    },
  );
});
