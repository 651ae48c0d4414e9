import { describe, expect, test } from 'vitest';
import type { NoticeTopic, TopicChoice } from '#contracts/notifications/preference.ts';
import { defaultPreferences, endOfQuiet, isOptional, planChannels, topicOf } from './preference.ts';

const zone = 'Europe/Paris';
const noon = new Date('2026-11-24T12:00:00+01:00');
const night = new Date('2026-11-24T23:30:00+01:00');
const eight = new Date('2026-11-25T08:00:00+01:00');
const reach = { sms: true, push: true };

const choose = (topic: NoticeTopic, choice: Partial<TopicChoice>) => ({
  ...defaultPreferences,
  topics: { ...defaultPreferences.topics, [topic]: { ...defaultPreferences.topics[topic], ...choice } },
});

describe('B-011 preferences and quiet hours', () => {
  test('B-011 by default mail and the devices one has subscribed, in the day alone', () => {
    const plan = (at: Date) => planChannels(defaultPreferences, 'case', { reach, now: at, zone });
    expect(plan(noon)).toEqual({ now: ['mail', 'push'], later: undefined });
    expect(plan(night)).toEqual({ now: [], later: { channels: ['mail', 'push'], at: eight } });
    expect(plan(eight).now).toEqual(['mail', 'push']);
  });

  test('B-011 what is not set up is no channel, what is switched off neither', () => {
    const none = { sms: false, push: false };
    const sms = choose('case', { mail: false, sms: true, push: false });
    expect(planChannels(sms, 'case', { reach: none, now: noon, zone })).toEqual({
      now: [],
      later: undefined,
    });
    expect(planChannels(sms, 'case', { reach, now: noon, zone }).now).toEqual(['sms']);
  });

  test('B-011 an urgent opinion goes by mail at any hour and against any choice; the rest waits unless allowed', () => {
    const off = choose('urgent', { mail: false, sms: true, push: false });
    expect(planChannels(off, 'urgent', { reach, now: night, zone })).toEqual({
      now: ['mail'],
      later: { channels: ['sms'], at: eight },
    });
    const allowed = choose('urgent', { sms: true, atNight: true });
    expect(planChannels(allowed, 'urgent', { reach, now: night, zone }).now).toEqual(['mail', 'sms', 'push']);
  });

  test('quiet hours over midnight, within a day, from midnight, and across the change of the clock', () => {
    expect(
      endOfQuiet({ from: '20:00', until: '08:00' }, new Date('2026-11-24T20:00:00+01:00'), zone),
    ).toEqual(eight);
    expect(
      endOfQuiet({ from: '20:00', until: '08:00' }, new Date('2026-11-24T19:59:59+01:00'), zone),
    ).toBeUndefined();
    expect(endOfQuiet({ from: '12:00', until: '14:00' }, noon, zone)?.toISOString()).toBe(
      '2026-11-24T13:00:00.000Z',
    );
    expect(endOfQuiet({ from: '12:00', until: '14:00' }, night, zone)).toBeUndefined();
    expect(
      endOfQuiet(
        { from: '00:00', until: '06:00' },
        new Date('2026-11-24T00:30:00+01:00'),
        zone,
      )?.toISOString(),
    ).toBe('2026-11-24T05:00:00.000Z');
    // Winter time begins at 3 h of that night.
    expect(
      endOfQuiet(
        { from: '20:00', until: '08:00' },
        new Date('2026-10-24T23:00:00+02:00'),
        zone,
      )?.toISOString(),
    ).toBe('2026-10-25T07:00:00.000Z');
  });

  test('B-017 measures, terms and security are never optional', () => {
    for (const kind of [
      'measure.decided',
      'legal.announced',
      'session.new-device',
      'account.password-link',
    ]) {
      expect(isOptional(kind), kind).toBe(false);
    }
    expect(isOptional('ticket.answered')).toBe(true);
    expect(topicOf('answered-urgent')).toBe('urgent');
    expect(topicOf('unanswered')).toBe('direction');
    expect(topicOf('resubmitted')).toBe('case');
  });
});
