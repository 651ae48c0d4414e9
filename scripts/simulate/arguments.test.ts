import { describe, expect, test } from 'vitest';
import { defaultAssumptions } from '#server/modules/cases/simulation/assumptions.ts';
import { readArguments, UsageProblem } from './arguments.ts';
import { readAssumptions } from './assumptions-file.ts';
import { policies } from './policies.ts';

describe('npm run simulate', () => {
  test('says what it takes when nothing is told', () => {
    expect(readArguments([])).toMatchObject({
      command: 'run',
      casesPerDay: 50,
      doctors: { 1: 15, 2: 6, 3: 4 },
      days: 1000,
      seed: 1,
    });
    expect(readArguments(['--help']).command).toBe('help');
    expect(readArguments(['--policy', 'patient']).policy).toBe(policies['patient']?.policy);
  });

  test.each([
    [['--cases', '0']],
    [['--cases', '10001']],
    [['--cases', '5000', '--days', '1000']],
    [['--days', 'many']],
    [['--doctors', '1,2']],
    [['--doctors', '1,2,6000']],
    [['--seed', '-1']],
    [['--policy', '/nowhere.json']],
    [['--colour', 'red']],
    [['fly']],
    [['history']],
  ])('%o is refused with a sentence', (args) => {
    expect(() => readArguments(args)).toThrow(UsageProblem);
  });
});

describe('a file of assumptions', () => {
  test('the shipped ones pass, each with its source', () => {
    expect(readAssumptions(JSON.parse(JSON.stringify(defaultAssumptions)))).toMatchObject({ ok: true });
    for (const { source } of Object.values(defaultAssumptions)) expect(source.length).toBeGreaterThan(5);
  });

  test('what is missing, unknown, out of bounds or without source is named', () => {
    const { lookMinutes: _, ...rest } = structuredClone(defaultAssumptions);
    const wrong = {
      ...rest,
      moleShare: { value: -1, source: '' },
      arrivalDays: { value: [1], source: 'x' },
      extra: 1,
    };
    const read = readAssumptions(wrong);
    expect(read.ok ? [] : read.problems).toEqual([
      'extra: unknown',
      'arrivalDays.value: 7 numbers',
      'moleShare.value: a number from 0 to 10000',
      'moleShare.source: say the source',
      'lookMinutes: missing',
    ]);
  });
});
