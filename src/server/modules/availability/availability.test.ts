import { describe, expect, test } from 'vitest';
import { defaultServiceHours as serviceHours } from '#server/kernel/service-hours.ts';
import {
  type AvailabilitySettings,
  availabilityAt,
  endOfPause,
  isAvailable,
  nextAvailableAt,
  openAvailability,
} from './availability.ts';

/** Paris is one hour ahead in November, two in summer. */
const at = (text: string) => new Date(text);
const tuesday = at('2026-11-24T10:00:00+01:00');
const own = (part: Partial<AvailabilitySettings>): AvailabilitySettings => ({ ...openAvailability, ...part });
const evenings = [{ days: [1, 2, 3, 4, 5], from: '18:00', until: '22:00' }];

const stateOf = (settings: AvailabilitySettings, now: Date, takenToday = 0) =>
  availabilityAt(settings, { now, serviceHours, takenToday });
const nextOf = (settings: AvailabilitySettings, now: Date, takenToday = 0) =>
  nextAvailableAt(settings, { now, serviceHours, takenToday })?.toISOString();

describe('B-011 a doctor is told when he wishes to be', () => {
  test('B-011 without any entry the hours of the service count', () => {
    expect(stateOf(openAvailability, tuesday)).toBe('here');
    expect(nextOf(openAvailability, tuesday)).toBe(tuesday.toISOString());
    expect(stateOf(openAvailability, at('2026-11-24T20:00:00+01:00'))).toBe('outside-hours');
    expect(nextOf(openAvailability, at('2026-11-24T20:00:00+01:00'))).toBe('2026-11-25T07:00:00.000Z');
    // Saturday evening: Sunday is closed.
    expect(nextOf(openAvailability, at('2026-11-28T21:00:00+01:00'))).toBe('2026-11-30T07:00:00.000Z');
  });

  test('B-011 own hours, of several stretches, with the change of the clock between', () => {
    const settings = own({ hours: [...evenings, { days: [6], from: '09:00', until: '12:00' }] });
    expect(stateOf(settings, tuesday)).toBe('outside-hours');
    expect(nextOf(settings, tuesday)).toBe('2026-11-24T17:00:00.000Z');
    expect(stateOf(settings, at('2026-11-24T21:59:00+01:00'))).toBe('here');
    expect(stateOf(settings, at('2026-11-24T22:00:00+01:00'))).toBe('outside-hours');
    expect(nextOf(settings, at('2026-11-27T22:00:00+01:00'))).toBe('2026-11-28T08:00:00.000Z');
    // The last Friday of summer time, then Monday of winter time.
    const only = own({ hours: evenings });
    expect(nextOf(only, at('2026-10-23T22:30:00+02:00'))).toBe('2026-10-26T17:00:00.000Z');
  });

  test('B-011 midnight ends a stretch that runs to the end of the day, and the next may follow on', () => {
    const nights = own({
      hours: [
        { days: [2], from: '20:00', until: '24:00' },
        { days: [3], from: '00:00', until: '01:00' },
      ],
    });
    const midnight = at('2026-11-25T00:00:00+01:00');
    expect(isAvailable(nights, { now: midnight, serviceHours })).toBe(true);
    expect(nextOf(nights, midnight)).toBe(midnight.toISOString());
    expect(nextOf(nights, at('2026-11-25T01:00:00+01:00'))).toBe('2026-12-01T19:00:00.000Z');
  });

  test('B-011 an absence covers both its days, and the doctor is told again at the next opening', () => {
    const settings = own({ absences: [{ fromOn: '2026-11-24', untilOn: '2026-11-28' }] });
    expect(stateOf(settings, at('2026-11-23T23:59:00+01:00'))).toBe('outside-hours');
    expect(stateOf(settings, at('2026-11-24T00:00:00+01:00'))).toBe('absent');
    expect(stateOf(settings, at('2026-11-28T23:59:59+01:00'))).toBe('absent');
    expect(nextOf(settings, tuesday)).toBe('2026-11-30T07:00:00.000Z');
  });

  test('B-011 a pause with and without an end; absences after it are counted too', () => {
    const pausedAt = tuesday;
    const untilNoon = at('2026-11-24T12:00:00+01:00');
    expect(stateOf(own({ pausedAt, pausedUntil: untilNoon }), tuesday)).toBe('paused');
    expect(stateOf(own({ pausedAt, pausedUntil: untilNoon }), untilNoon)).toBe('here');
    expect(nextOf(own({ pausedAt, pausedUntil: untilNoon }), tuesday)).toBe(untilNoon.toISOString());
    expect(nextOf(own({ pausedAt }), tuesday)).toBeUndefined();
    const absences = [{ fromOn: '2026-11-24', untilOn: '2026-11-24' }];
    expect(nextOf(own({ pausedAt, pausedUntil: untilNoon, absences }), tuesday)).toBe(
      '2026-11-25T07:00:00.000Z',
    );
  });

  test('B-011 a daily maximum that is reached says no until the next day', () => {
    const settings = own({ dailyMaximum: 3 });
    expect(stateOf(settings, tuesday, 2)).toBe('here');
    expect(stateOf(settings, tuesday, 3)).toBe('full');
    expect(nextOf(settings, tuesday, 3)).toBe('2026-11-25T07:00:00.000Z');
  });

  test('B-011 absences without end leave nothing in sight, and the search ends', () => {
    const settings = own({ absences: [{ fromOn: '2026-01-01', untilOn: '9998-12-31' }] });
    expect(nextOf(settings, tuesday)).toMatch(/^9999-01-01/);
    expect(endOfPause('two-hours', tuesday, 'Europe/Paris')?.toISOString()).toBe('2026-11-24T11:00:00.000Z');
    expect(endOfPause('tomorrow', tuesday, 'Europe/Paris')?.toISOString()).toBe('2026-11-24T23:00:00.000Z');
    expect(endOfPause('resumed', tuesday, 'Europe/Paris')).toBeNull();
  });
});
