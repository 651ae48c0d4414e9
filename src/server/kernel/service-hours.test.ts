import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addServiceTime,
  defaultServiceHours,
  isWithinServiceHours,
  type ServiceHours,
  serviceMinutesBetween,
} from './service-hours.ts';

function paris(local: string): Date {
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').epochMilliseconds);
}

function shown(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

const hours = defaultServiceHours;
const nights: ServiceHours = {
  days: [1, 2, 3, 4, 5, 6, 7],
  opensAt: '00:00',
  closesAt: '24:00',
  zone: 'Europe/Paris',
};
const sundays: ServiceHours = { days: [7], opensAt: '01:00', closesAt: '06:00', zone: 'Europe/Paris' };

describe('adding service time', () => {
  test.each([
    ['2026-11-21T19:30', 120, '2026-11-23T09:30', 'Saturday evening to Monday'],
    ['2026-11-23T10:00', 120, '2026-11-23T12:00', 'within a day'],
    ['2026-11-23T18:00', 120, '2026-11-23T20:00', 'exactly to closing'],
    ['2026-11-23T20:00', 1, '2026-11-24T08:01', 'from closing'],
    ['2026-11-23T20:00', 0, '2026-11-23T20:00', 'nothing from closing'],
    ['2026-11-23T22:15', 0, '2026-11-24T08:00', 'nothing from the night'],
    ['2026-11-22T12:00', 60, '2026-11-23T09:00', 'from a Sunday'],
    ['2026-11-23T03:00', 120, '2026-11-23T10:00', 'from before opening'],
    ['2026-03-28T19:00', 120, '2026-03-30T09:00', 'across the spring change'],
    ['2026-10-24T19:00', 120, '2026-10-26T09:00', 'across the autumn change'],
    ['2028-02-28T19:00', 120, '2028-02-29T09:00', 'to a leap day'],
    ['2028-02-29T19:00', 120, '2028-03-01T09:00', 'from a leap day'],
    ['2026-12-31T19:00', 120, '2027-01-01T09:00', 'across the year: holidays are not known'],
    ['2026-11-23T08:00', 6 * 720, '2026-11-28T20:00', 'a full week'],
    ['2026-11-23T08:00', 6 * 720 + 1, '2026-11-30T08:01', 'a full week and a minute'],
  ])('B-012 %s + %d min is %s (%s)', (from, minutes, due) => {
    expect(shown(addServiceTime(paris(from), minutes, hours))).toBe(due);
  });

  test('hours with the clock change inside have one hour less, or one more', () => {
    expect(serviceMinutesBetween(paris('2026-03-29T00:00'), paris('2026-03-30T00:00'), nights)).toBe(23 * 60);
    expect(serviceMinutesBetween(paris('2026-10-25T00:00'), paris('2026-10-26T00:00'), nights)).toBe(25 * 60);
    expect(shown(addServiceTime(paris('2026-03-29T01:00'), 60, sundays))).toBe('2026-03-29T03:00');
  });

  test.each([
    [{ ...hours, days: [] }, 1],
    [{ ...hours, days: [8] }, 1],
    [{ ...hours, opensAt: '20:00' }, 1],
    [{ ...hours, opensAt: '8h' }, 1],
    [{ ...hours, closesAt: '25:00' }, 1],
    [hours, -1],
    [hours, Number.NaN],
    [hours, Number.POSITIVE_INFINITY],
  ])('impossible hours or minutes are refused', (impossible, minutes) => {
    expect(() => addServiceTime(paris('2026-11-23T10:00'), minutes, impossible)).toThrow(RangeError);
  });

  test('a date that is none is refused', () => {
    expect(() => addServiceTime(new Date(Number.NaN), 1, hours)).toThrow(RangeError);
    expect(() => serviceMinutesBetween(new Date(Number.NaN), new Date(), hours)).toThrow(RangeError);
  });
});

describe('service time', () => {
  const instants = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 11, 31) })
    .map((time) => new Date(time));
  const minutes = fc.integer({ min: 0, max: 200_000 });
  const schedules = fc.constantFrom<ServiceHours>(hours, nights, sundays, {
    ...hours,
    days: [2, 4],
    zone: 'America/Martinique',
  });
  const runs = { seed: 20261123, numRuns: 400 };

  test('added time is the time between', () => {
    fc.assert(
      fc.property(instants, minutes, schedules, (from, length, schedule) => {
        expect(serviceMinutesBetween(from, addServiceTime(from, length, schedule), schedule)).toBe(length);
      }),
      runs,
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, schedules, (from, first, second, schedule) => {
        const twice = addServiceTime(addServiceTime(from, first, schedule), second, schedule);
        const once = addServiceTime(from, first + second, schedule);
        // A step that ends at closing time and adds nothing waits there rather than at the next opening.
        expect(serviceMinutesBetween(once, twice, schedule)).toBe(0);
        expect(serviceMinutesBetween(from, twice, schedule)).toBe(first + second);
      }),
      runs,
    );
  });

  test('later or longer never ends earlier', () => {
    fc.assert(
      fc.property(
        instants,
        fc.nat(10_000_000),
        minutes,
        fc.nat(500),
        schedules,
        (from, later, length, more, h) => {
          const due = addServiceTime(from, length, h).getTime();
          const laterFrom = new Date(from.getTime() + later);
          expect(addServiceTime(from, length + more, h).getTime()).toBeGreaterThanOrEqual(due);
          if (length > 0) expect(addServiceTime(laterFrom, length, h).getTime()).toBeGreaterThanOrEqual(due);
          expect(due).toBeGreaterThanOrEqual(from.getTime());
        },
      ),
      runs,
    );
  });

  test('between adds up over a point in between', () => {
    fc.assert(
      fc.property(instants, instants, instants, schedules, (one, two, three, schedule) => {
        const [a, b, c] = [one, two, three].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
        const whole = serviceMinutesBetween(a, c, schedule);
        const parts = serviceMinutesBetween(a, b, schedule) + serviceMinutesBetween(b, c, schedule);
        expect(parts).toBeCloseTo(whole, 6);
        expect(serviceMinutesBetween(c, a, schedule)).toBe(0);
      }),
      runs,
    );
  });

  test('a deadline never falls outside the hours, closing time excepted', () => {
    fc.assert(
      fc.property(instants, minutes, schedules, (from, length, schedule) => {
        const due = addServiceTime(from, length, schedule);
        const justBefore = new Date(due.getTime() - 1);
        expect(isWithinServiceHours(due, schedule) || isWithinServiceHours(justBefore, schedule)).toBe(true);
      }),
      runs,
    );
  });

  test('skipping weeks gives what counting minutes one by one gives', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 6_000 }), (from, length) => {
        const start = Math.ceil(from.getTime() / 60_000) * 60_000;
        const due = addServiceTime(new Date(start), length, hours).getTime();
        let counted = 0;
        for (let at = start; at < due; at += 60_000) {
          if (isWithinServiceHours(new Date(at), hours)) counted += 1;
        }
        expect(counted).toBe(length);
      }),
      { seed: 3, numRuns: 20 },
    );
  });
});
