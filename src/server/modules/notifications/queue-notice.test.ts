import { describe, expect, test } from 'vitest';
import { defaultServiceHours } from '#server/kernel/service-hours.ts';
import { nextQueueNotice, opensLaterAt } from './queue-notice.ts';

const monday = Date.parse('2026-11-23T09:00:00+01:00');
const at = (seconds: number) => new Date(monday + seconds * 1000);

describe('B-011 when doctors are told of the queue', () => {
  test('30 seconds to two and a half minutes later, whenever it happens', () => {
    for (let second = 0; second < 600; second += 7) {
      const { runAt } = nextQueueNotice(1, at(second), defaultServiceHours);
      const wait = (runAt.getTime() - at(second).getTime()) / 1000;
      expect(wait).toBeGreaterThanOrEqual(30);
      expect(wait).toBeLessThanOrEqual(150);
    }
  });

  test('cases of the same two minutes and tier share one job, a steady stream does not push it away', () => {
    const keys = Array.from(
      { length: 600 },
      (_, second) => nextQueueNotice(1, at(second), defaultServiceHours).jobKey,
    );
    expect(new Set(keys).size).toBe(6);
    expect(nextQueueNotice(2, at(0), defaultServiceHours).jobKey).not.toBe(keys[0]);
  });

  test('at night and on Sunday they are left alone until the service opens', () => {
    const saturdayNight = new Date('2026-11-28T23:00:00+01:00');
    const opening = new Date('2026-11-30T08:00:00+01:00');
    expect(nextQueueNotice(1, saturdayNight, defaultServiceHours).runAt).toEqual(opening);
    expect(opensLaterAt(saturdayNight, defaultServiceHours)).toEqual(opening);
    expect(opensLaterAt(at(0), defaultServiceHours)).toBeUndefined();
  });
});
