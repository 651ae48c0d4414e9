import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceMinutesBetween } from '#server/kernel/service-hours.ts';
import { defaultCaseSettings } from './case.settings.ts';
import { type Deadline, deadlineAfter } from './case-clock.ts';
import type { Clock } from './case-lifecycle.ts';

const settings = {
  takeMinutes: 120,
  answerMinutes: 120,
  serviceHours: defaultCaseSettings.serviceHours,
};

const idle: Deadline = { dueAt: null, answerMinutesLeft: null };

/** Paris wall clock with its offset, so that a table reads like an agenda. */
function at(text: string): Date {
  return new Date(text);
}
function deadlineAt(clock: Clock, now: string, before: Deadline = idle): Deadline {
  return deadlineAfter(before, clock, settings, at(now));
}

describe('B-010 B-011 two hours to be taken, two hours to be answered, Monday to Saturday, 8 h – 20 h in Paris', () => {
  const winter: [title: string, now: string, dueAt: string][] = [
    ['in the morning', '2026-11-24T10:00:00+01:00', '2026-11-24T12:00:00+01:00'],
    ['up to closing time', '2026-11-24T18:00:00+01:00', '2026-11-24T20:00:00+01:00'],
    ['over the night', '2026-11-24T19:15:00+01:00', '2026-11-25T09:15:00+01:00'],
    ['sent in the evening', '2026-11-24T22:00:00+01:00', '2026-11-25T10:00:00+01:00'],
    ['sent before opening', '2026-11-24T05:30:00+01:00', '2026-11-24T10:00:00+01:00'],
    ['over Sunday', '2026-11-28T19:30:00+01:00', '2026-11-30T09:30:00+01:00'],
    ['sent on Sunday', '2026-11-29T14:00:00+01:00', '2026-11-30T10:00:00+01:00'],
    ['a public holiday is a day like another', '2026-12-25T11:00:00+01:00', '2026-12-25T13:00:00+01:00'],
    ['over the change to winter time', '2026-10-24T19:00:00+02:00', '2026-10-26T09:00:00+01:00'],
    ['over the change to summer time', '2027-03-27T19:00:00+01:00', '2027-03-29T09:00:00+02:00'],
  ];
  test.each(winter)('%s', (_, now, dueAt) => {
    for (const clock of ['take', 'answer'] as const) {
      expect(deadlineAt(clock, now)).toEqual({ dueAt: at(dueAt), answerMinutesLeft: null });
    }
  });

  test('the figures are settings', () => {
    const slower = { ...settings, takeMinutes: 30, answerMinutes: 240 };
    const now = at('2026-11-24T10:00:00+01:00');
    expect(deadlineAfter(idle, 'take', slower, now).dueAt).toEqual(at('2026-11-24T10:30:00+01:00'));
    expect(deadlineAfter(idle, 'answer', slower, now).dueAt).toEqual(at('2026-11-24T14:00:00+01:00'));
  });
});

describe('B-046 the clock of the doctor stands still while a clarification is out', () => {
  test('what was left is kept and runs on from the answer, days later', () => {
    const taken = deadlineAt('answer', '2026-11-24T10:00:00+01:00');
    const paused = deadlineAt('pause', '2026-11-24T11:15:00+01:00', taken);
    expect(paused).toEqual({ dueAt: null, answerMinutesLeft: 45 });
    expect(deadlineAt('resume', '2026-11-28T19:30:00+01:00', paused)).toEqual({
      dueAt: at('2026-11-30T08:15:00+01:00'),
      answerMinutesLeft: null,
    });
  });

  test('only service minutes count as used: a night costs nothing', () => {
    const taken = deadlineAt('answer', '2026-11-24T19:00:00+01:00');
    expect(deadlineAt('pause', '2026-11-25T08:10:00+01:00', taken).answerMinutesLeft).toBe(50);
    expect(deadlineAt('pause', '2026-11-25T03:00:00+01:00', taken).answerMinutesLeft).toBe(60);
  });

  test('a pause over a change of the clocks keeps the minutes', () => {
    const taken = deadlineAt('answer', '2026-10-24T19:30:00+02:00');
    const paused = deadlineAt('pause', '2026-10-25T12:00:00+01:00', taken);
    expect(paused.answerMinutesLeft).toBe(90);
    expect(deadlineAt('resume', '2026-10-26T07:00:00+01:00', paused).dueAt).toEqual(
      at('2026-10-26T09:30:00+01:00'),
    );
  });

  test('at least half an hour is left, also when asked at the last minute or too late', () => {
    const taken = deadlineAt('answer', '2026-11-24T10:00:00+01:00');
    expect(deadlineAt('pause', '2026-11-24T11:59:00+01:00', taken).answerMinutesLeft).toBe(30);
    expect(deadlineAt('pause', '2026-11-24T12:00:30+01:00', taken).answerMinutesLeft).toBe(30);
  });
});

test('stop ends every clock, keep leaves it as it is', () => {
  const running: Deadline = { dueAt: at('2026-11-24T12:00:00+01:00'), answerMinutesLeft: null };
  const paused: Deadline = { dueAt: null, answerMinutesLeft: 45 };
  for (const before of [running, paused]) {
    expect(deadlineAt('stop', '2026-11-24T11:00:00+01:00', before)).toEqual(idle);
    expect(deadlineAt('keep', '2026-11-24T11:00:00+01:00', before)).toEqual(before);
  }
});

test('at any moment of two years: exactly the minutes asked for, within service, and a pause loses none', () => {
  const from = at('2026-01-01T00:00:00Z').getTime();
  const minutes = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 89 }), minutes, (start, used, pausedFor) => {
      const now = new Date(from + start * 60_000);
      const { dueAt } = deadlineAfter(idle, 'answer', settings, now);
      expect(serviceMinutesBetween(now, dueAt ?? now, settings.serviceHours)).toBe(120);
      const asked = deadlineAfter(idle, 'answer', { ...settings, answerMinutes: used }, now).dueAt ?? now;
      const paused = deadlineAfter({ dueAt, answerMinutesLeft: null }, 'pause', settings, asked);
      expect(paused.answerMinutesLeft).toBe(120 - used);
      const back = new Date(asked.getTime() + pausedFor * 60_000);
      const resumed = deadlineAfter(paused, 'resume', settings, back).dueAt ?? back;
      expect(serviceMinutesBetween(back, resumed, settings.serviceHours)).toBe(120 - used);
    }),
    { seed: 20_261_122, numRuns: 400 },
  );
});
