import { describe, expect, test } from 'vitest';
import { setAccountStatus } from '../accounts/account.store.ts';
import {
  account,
  answered,
  caseId,
  change,
  countJobs,
  emailOf,
  happens,
  insertCase,
  later,
  mail,
  newId,
  now,
  people,
  pharmacyId,
  prepareNotificationWorld,
  publicUrl,
  run,
  sentTo,
  setNow,
  states,
  tester,
  work,
} from './notification-world.suite.ts';
import { writeMails } from './use-cases/write-mails.ts';

prepareNotificationWorld();

describe('notices of a case', () => {
  test('B-058 an answer is told to the pharmacists of the pharmacy, without identity or health data', async () => {
    await change({ ...answered, expert_id: people.doctor, is_urgent: true });
    await happens('answer', { from: 'claimed', status: 'answered' });
    await work();
    expect(sentTo()).toEqual([emailOf('colleague'), emailOf('pharmacist')]);
    const all = JSON.stringify(mail.sent);
    expect(all).toContain('urgent');
    expect(all).toContain(`${publicUrl}/dossiers/${caseId}`);
    expect(all).not.toMatch(/œuvrard|maëlle|jambe|peau|patient|femme|doctor/i);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  test('B-063 B-064 mail goes to active accounts only, at the address of the account: nobody else can be written to', async () => {
    await run(tester, (ctx) => setAccountStatus(ctx.tx, people.colleague, 'suspended'));
    const draft = { kind: 'test', caseId: null, subject: 's', text: 't', html: '<p>t</p>' };
    const written = await run(tester, (ctx) =>
      writeMails(
        ctx,
        [people.pharmacist, people.colleague, newId()].map((accountId) => ({ ...draft, accountId })),
        'sends',
      ),
    );
    expect(written).toHaveLength(1);
    await work();
    expect(sentTo()).toEqual([emailOf('pharmacist')]);
  });

  test('what is over by the time of the mail is told to nobody', async () => {
    await change({ ...answered, expert_id: people.doctor, read_at: now });
    await happens('answer', { from: 'claimed', status: 'answered' });
    await happens('ask-clarification', { from: 'claimed', status: 'clarifying' });
    expect((await work()).done).toEqual(Array(2).fill('notifications.notify-case-event'));
    expect(mail.sent).toEqual([]);
  });

  test('the holder hears of the resubmission, directors of the end of the ladder', async () => {
    await change({ status: 'claimed', expert_id: people.doctor });
    await happens('resubmit', { from: 'clarifying', status: 'claimed' });
    await work();
    expect(sentTo()).toEqual([emailOf('doctor')]);
    await change({ status: 'unanswered', expert_id: null, tier: 3 });
    await happens('escalate', { from: 'queued', status: 'unanswered', tier: 3, fromTier: 3 });
    await work();
    expect(sentTo()).toEqual([emailOf('director'), emailOf('doctor')]);
  });

  test('the same notice twice within minutes is written once, and again when it is a new one', async () => {
    await change({ status: 'claimed', expert_id: people.doctor });
    for (const _ of [1, 2, 3]) {
      await happens('add', { from: 'claimed', status: 'claimed' });
      await work();
    }
    expect(mail.sent).toHaveLength(1);
    later(11);
    await happens('add', { from: 'claimed', status: 'claimed' });
    await work();
    expect(mail.sent).toHaveLength(2);
  });

  test('two cases are two mails, whatever else was written a moment ago', async () => {
    await change({ status: 'claimed', expert_id: people.doctor });
    const other = await insertCase({ reference: 'TE-2', status: 'claimed', expert_id: people.doctor });
    for (const id of [caseId, other]) await happens('add', { from: 'claimed', status: 'claimed', id });
    await happens('resubmit', { from: 'clarifying', status: 'claimed' });
    await work();
    expect(mail.sent).toHaveLength(3);
    await insertCase({ reference: 'TE-3' });
    await happens('submit');
    later(3);
    await work();
    expect(sentTo()).toEqual([...Array(4).fill(emailOf('doctor')), emailOf('second')]);
  });

  test('an event that is rolled back tells nobody', async () => {
    const undone = run(tester, async (ctx) => {
      const data = {
        status: 'answered',
        fromStatus: 'claimed',
        tier: 1,
        fromTier: 1,
        isUrgent: false,
        pharmacyId,
      };
      await ctx.publish({ type: 'case.answer', subjectId: caseId, data });
      throw new Error('refused');
    });
    await expect(undone).rejects.toThrow('refused');
    expect(await countJobs()).toBe(0);
  });

  test('acts that concern nobody else cost no job; others one', async () => {
    await happens('claim', { from: 'queued', status: 'claimed' });
    await happens('acknowledge', { from: 'answered', status: 'answered' });
    expect(await countJobs()).toBe(0);
    await happens('escalate', { from: 'queued', status: 'queued', tier: 2, fromTier: 1 });
    expect(await countJobs()).toBe(1);
    await happens('end', { from: 'unanswered', status: 'ended' });
    expect(await countJobs()).toBe(2);
  });
});

describe('B-011 mails about the queue', () => {
  test('many cases, one mail for each doctor of the tier, naming none of them', async () => {
    await account('doctor', 'upper', 2);
    for (let index = 0; index < 5; index++) {
      const id = await insertCase({ reference: `TE-${index}` });
      await happens('submit', { id });
    }
    expect(await countJobs()).toBe(1);
    expect((await work()).done).toEqual([]);
    later(3);
    await work();
    expect(sentTo()).toEqual([emailOf('doctor'), emailOf('second')]);
    expect(JSON.stringify(mail.sent)).not.toContain('TE-');
  });

  test('at most one in half an hour; what came meanwhile is told when the pause is over', async () => {
    await happens('submit');
    later(3);
    await work();
    for (let minute = 0; minute < 24; minute += 3) {
      await happens('submit');
      later(3);
      await work();
    }
    expect(mail.sent).toHaveLength(2);
    later(6);
    await work();
    expect(mail.sent).toHaveLength(4);
    later(60);
    await work();
    expect(mail.sent).toHaveLength(4);
    expect(await countJobs()).toBe(0);
  });

  test('nothing when it was taken meanwhile, nothing to a doctor who declined all that waits (B-010)', async () => {
    await happens('submit');
    await run(tester, (ctx) =>
      ctx.tx
        .insertInto('case_exclusions')
        .values({ case_id: caseId, account_id: people.doctor, reason: 'no-time', at: now })
        .execute(),
    );
    later(3);
    await work();
    expect(sentTo()).toEqual([emailOf('second')]);
    later(60);
    await happens('release', { from: 'claimed' });
    await change({ status: 'claimed', expert_id: people.second });
    later(3);
    await work();
    expect(mail.sent).toHaveLength(1);
  });

  test('nobody is written to at night', async () => {
    setNow(new Date('2026-11-23T22:00:00+01:00'));
    await happens('submit');
    later(9 * 60);
    await work();
    expect(mail.sent).toEqual([]);
    later(60);
    await work();
    expect(mail.sent).toHaveLength(2);
  });
});
