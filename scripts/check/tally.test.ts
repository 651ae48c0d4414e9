import { expect, test } from 'vitest';
import { failuresOf, tallyOf } from './tally.ts';

const report = {
  numPassedTests: 1,
  numFailedTests: 1,
  numPendingTests: 0,
  testResults: [
    {
      name: '/house/test/a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'holds', failureMessages: [] },
        { status: 'failed', fullName: 'B-030 breaks', failureMessages: ['Error: not seen\n    at line 3'] },
      ],
    },
    {
      name: '/house/test/b.test.ts',
      status: 'failed',
      message: 'Cannot find module\nmore',
      assertionResults: [],
    },
    { name: '/house/test/c.test.ts', status: 'passed', assertionResults: [] },
  ],
};

test('a run names at its end what failed, a file that could not be loaded too', () => {
  expect(failuresOf(report, '/house')).toEqual([
    'test/a.test.ts B-030 breaks: Error: not seen',
    'test/b.test.ts as a whole: Cannot find module',
  ]);
  expect(failuresOf(undefined, '/house')).toEqual([]);
  expect(tallyOf(report, 1)).toEqual({ passed: 1, failed: 2, skipped: 0 });
});
