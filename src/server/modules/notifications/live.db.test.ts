import { describe, expect, test, vi } from 'vitest';
import type { LiveEvent } from '#contracts/cases/case-view.contract.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { createLiveHub } from '#server/platform/live/live-hub.ts';
import { createLiveFeed } from './live-feed.ts';
import {
  caseId,
  change,
  database,
  happens,
  newId,
  people,
  pharmacyId,
  prepareNotificationWorld,
} from './notification-world.suite.ts';

prepareNotificationWorld();

describe('B-058 live', () => {
  test('an event reaches the screens it concerns when it commits, over a real LISTEN', async () => {
    const hub = await createLiveHub({ url: database.appUrl, applicationName: 'live test', log: silentLog });
    try {
      const feed = createLiveFeed(hub);
      const heard: Record<string, LiveEvent[]> = {};
      const watch = (name: string, actor: Parameters<typeof feed.watch>[0]) => {
        heard[name] = [];
        feed.watch(actor, (event) => void heard[name]?.push(event));
      };
      const pharmacist = {
        kind: 'pharmacist',
        accountId: people.pharmacist,
        mayAddDermoscopicToSkin: false,
      } as const;
      watch('pharmacist', { ...pharmacist, organisationId: pharmacyId });
      watch('stranger', { ...pharmacist, organisationId: newId() });
      watch('taker', { kind: 'doctor', accountId: people.doctor, tier: 1 });
      watch('second', { kind: 'doctor', accountId: people.second, tier: 1 });
      watch('upper', { kind: 'doctor', accountId: newId(), tier: 2 });
      watch('director', { kind: 'director', accountId: people.director });
      await change({ status: 'claimed', expert_id: people.doctor });
      const taker = { kind: 'doctor', accountId: people.doctor, tier: 1 } as const;
      await happens('claim', { from: 'queued', status: 'claimed' }, taker);
      await vi.waitFor(() => expect(heard['director']).toHaveLength(1));
      const queue = { topic: 'queue', caseId };
      const whole = { topic: 'case', caseId };
      expect(heard).toEqual({
        pharmacist: [whole],
        stranger: [],
        taker: [queue, whole],
        second: [queue],
        upper: [],
        director: [whole],
      });
    } finally {
      await hub.close();
    }
  });
});
