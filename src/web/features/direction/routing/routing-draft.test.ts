import { describe, expect, test } from 'vitest';
import { type RoutingPolicy, routingPolicySchema } from '#contracts/cases/routing-policy.ts';
import { draftOf, readDraft } from './routing-draft.ts';
import { differencesBetween } from './routing-lines.ts';

const tier = { takeMinutes: 120, answerMinutes: 90, lateAnswer: 'up' } as const;
const form: RoutingPolicy['forms']['peau'] = {
  startTier: 1,
  openStartTiers: [2, 3],
  tiers: { 1: tier, 2: tier, 3: tier },
  clarificationReminderHours: [24, 72],
  clarificationHours: 96,
};
const policy: RoutingPolicy = routingPolicySchema.parse({
  forms: { peau: form, 'grain-de-beaute': { ...form, startTier: 2, openStartTiers: [3] } },
  opinionReminderHours: [],
  urgentUnreadMinutes: 60,
  directorAlertHours: 120,
});

describe('B-010 the rules as they are typed', () => {
  test('what is shown is what is read back', () => {
    expect(readDraft(draftOf(policy))).toEqual({ policy, problems: {} });
  });

  test('each wrong value is said at its field, and nothing typed is lost', () => {
    const draft = {
      ...draftOf(policy),
      'forms.peau.tiers.2.takeMinutes': 'deux heures',
      'forms.grain-de-beaute.clarificationReminderHours': '24, bientôt',
      directorAlertHours: '121',
    };
    const { policy: read, problems } = readDraft(draft);
    expect(read).toBeUndefined();
    expect(Object.keys(problems).sort()).toEqual([
      'directorAlertHours',
      'forms.grain-de-beaute.clarificationReminderHours',
      'forms.peau.tiers.2.takeMinutes',
    ]);
  });

  test('what no case could live by is refused as the server would', () => {
    const { problems } = readDraft({ ...draftOf(policy), 'forms.peau.clarificationHours': '720' });
    expect(Object.keys(problems)).toContain('forms.peau.clarificationHours');
  });

  test('a start raised above an open one closes it', () => {
    const { policy: read } = readDraft({ ...draftOf(policy), 'forms.peau.startTier': '2' });
    expect(read?.forms.peau).toMatchObject({ startTier: 2, openStartTiers: [3] });
  });

  test('the difference names what changes, and nothing else', () => {
    const { policy: changed = policy } = readDraft({
      ...draftOf(policy),
      'forms.peau.tiers.1.takeMinutes': '60',
    });
    expect(differencesBetween(policy, policy)).toEqual([]);
    expect(differencesBetween(policy, changed)).toEqual([
      {
        id: 'forms.peau.tiers.1.takeMinutes',
        label: 'Peau · Niveau 1 · Pour prendre',
        before: '2\u00A0h',
        after: '1\u00A0h',
      },
    ]);
  });
});
