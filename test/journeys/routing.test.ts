import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSession, signIn } from '#contracts/accounts/session.contract.ts';
import { getDirectorCase, rerouteCase } from '#contracts/cases/case-after.contract.ts';
import { claimCase } from '#contracts/cases/case-expert.contract.ts';
import { decideRouting, listRoutingVersions } from '#contracts/cases/routing.contract.ts';
import { explainRoutingFr } from '#contracts/cases/routing.fr.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { system } from '#server/policy/actor.ts';
import { twoHourRouting } from '#test/builders/routing.ts';
import { ask } from './acts.ts';
import { type People, populate, readCase, sendCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance, testPassword } from './test-instance.ts';

let instance: TestInstance;
let people: People;
let second: Person;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
  second = await instance.addPerson('director', 'Directeur Second');
});
afterAll(() => instance.close());

/** A policy in which a level of the skin form has so many minutes to take, and moles start at the second. */
function policyOf(takeMinutes: number, moleStart: 1 | 2 = 1): RoutingPolicy {
  const { forms } = twoHourRouting;
  const { peau, 'grain-de-beaute': mole } = forms;
  const tiers = { ...peau.tiers, 1: { ...peau.tiers[1], takeMinutes } };
  return {
    ...twoHourRouting,
    forms: {
      peau: { ...peau, tiers },
      'grain-de-beaute': { ...mole, startTier: moleStart, openStartTiers: [3] },
    },
  };
}
const versions = async () => (await people.director.client.call(listRoutingVersions)).items;
const newest = async () => (await versions())[0]?.version ?? 0;
const decision = async (policy: RoutingPolicy, effectiveAt: Date | null = null) => ({
  body: {
    policy,
    effectiveAt: effectiveAt?.toISOString() ?? null,
    reason: 'Trop d’attente au niveau 1',
    basedOn: await newest(),
  },
});
const later = (minutes: number) => new Date(instance.now.getTime() + minutes * 60_000);

/** Time passes, and sessions with it: everybody signs in again. */
async function letPass(minutes: number): Promise<void> {
  await instance.pass(minutes);
  for (const { client, email } of [...Object.values(people), second]) {
    await client.call(signIn, { body: { email, password: testPassword } });
  }
}
async function rowOf(caseId: string) {
  const row = await instance.run(system('test'), ({ tx }) =>
    tx
      .selectFrom('cases')
      .select(['status', 'tier', 'start_tier', 'due_at', 'routing_version'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow(),
  );
  return row;
}
const minutesLeft = async (caseId: string) =>
  ((await rowOf(caseId)).due_at?.getTime() ?? Number.NaN) / 60_000 - instance.now.getTime() / 60_000;
/** What the person reads on the case, without no-break spaces. */
async function explained(caseId: string): Promise<string[]> {
  const { timeline } = await people.director.client.call(getDirectorCase, { params: { caseId } });
  const own = await readCase(people.pharmacist, caseId);
  expect(own.timeline.map(({ kind, details }) => [kind, details])).toEqual(
    timeline.map(({ kind, details }) => [kind, details]),
  );
  return timeline.flatMap(
    ({ kind, details }) => explainRoutingFr(kind, details)?.replaceAll('\u00A0', ' ') ?? [],
  );
}

describe('B-010 B-011 the rules of routing, decided by the medical director', () => {
  test('before anything is decided the settings of the instance rule, as version 1', async () => {
    expect(await versions()).toMatchObject([
      { version: 1, policy: twoHourRouting, decidedByName: null, state: 'in-force', caseCount: 0 },
    ]);
    const caseId = await sendCase(people.pharmacist);
    expect(await rowOf(caseId)).toMatchObject({
      routing_version: 1,
      tier: twoHourRouting.forms.peau.startTier,
    });
    expect(await versions()).toMatchObject([{ version: 1, caseCount: 1 }]);
  });

  test('only the director reads and decides them', async () => {
    for (const { client } of [people.pharmacist, people.doctor1, people.operator]) {
      expect(await client.refusal(listRoutingVersions)).toMatchObject({ status: 403, code: 'access.denied' });
      const refused = await client.refusal(decideRouting, await decision(policyOf(60)));
      expect(refused).toMatchObject({ status: 403, code: 'access.denied' });
    }
    expect(await newest()).toBe(1);
  });

  test('the past, far away, what cannot be, and what changes nothing are refused at their field', async () => {
    const { client } = people.director;
    const past = await client.refusal(decideRouting, await decision(policyOf(60), later(-1)));
    expect(past).toMatchObject({
      status: 422,
      code: 'routing.effect_in_past',
      fields: [{ path: 'effectiveAt' }],
    });
    const far = await client.refusal(decideRouting, await decision(policyOf(60), later(400 * 24 * 60)));
    expect(far).toMatchObject({ code: 'routing.effect_too_far', fields: [{ path: 'effectiveAt' }] });
    const same = await client.refusal(decideRouting, await decision(twoHourRouting));
    expect(same).toMatchObject({ code: 'routing.nothing_changed' });
    const late = { ...policyOf(60), opinionReminderHours: [72, 24] };
    const impossible = await client.refusal(decideRouting, await decision(late));
    expect(impossible).toMatchObject({
      code: 'routing.impossible',
      fields: [{ path: 'opinionReminderHours' }],
    });
    const unreadable = await client.refusal(decideRouting, await decision(policyOf(0)));
    expect(unreadable).toMatchObject({ status: 400 });
    expect(await newest()).toBe(1);
  });

  test('B-010 a change rules from its date, for new cases; cases in hand keep the rules they were sent under', async () => {
    const before = await sendCase(people.pharmacist);
    const kept = await minutesLeft(before);
    await people.director.client.call(decideRouting, await decision(policyOf(30, 2), later(60)));
    expect((await versions()).map(({ state }) => state)).toEqual(['to-come', 'in-force']);
    const still = await sendCase(people.pharmacist);
    expect(await rowOf(still)).toMatchObject({ routing_version: 1 });
    await letPass(60);
    expect((await versions()).map(({ state }) => state)).toEqual(['in-force', 'past']);
    expect(await minutesLeft(before)).toBe(kept - 60);
    const after = await sendCase(people.pharmacist);
    expect(await rowOf(after)).toMatchObject({ routing_version: 2 });
    expect(await minutesLeft(after)).toBe(30);
    const mole = await sendCase(people.pharmacist, { form: 'grain-de-beaute' });
    expect(await rowOf(mole)).toMatchObject({ tier: 2, start_tier: 2, routing_version: 2 });
    expect(await explained(mole)).toEqual(['démarré au niveau 2 : grain de beauté']);
    const { instance: told } = await people.pharmacist.client.call(getSession);
    expect(told.openStartTiers['grain-de-beaute']).toEqual([2, 3]);

    // Thirty minutes later the new case climbs, the older ones still wait for their own time.
    await letPass(30);
    expect(await rowOf(after)).toMatchObject({ status: 'queued', tier: 2 });
    expect(await explained(after)).toContain('monté au niveau 2 après 30 min sans preneur');
    expect(await rowOf(still)).toMatchObject({ tier: 1 });
    await people.doctor1.client.call(claimCase, { params: { caseId: still } });
    const { answerMinutes } = twoHourRouting.forms.peau.tiers[1];
    expect(await minutesLeft(still)).toBe(answerMinutes);

    // The director may bring a case under the rules of now.
    await people.director.client.call(rerouteCase, {
      params: { caseId: still },
      body: { tier: 1, reason: 'Le médecin est absent' },
    });
    expect(await rowOf(still)).toMatchObject({ routing_version: 2 });
    expect(await minutesLeft(still)).toBe(30);
  });

  test('of two directors who decide at once one wins, the other is told to read again', async () => {
    const read = [await decision(policyOf(40)), await decision(policyOf(41))] as const;
    const sent = await Promise.all(
      [people.director, second].map(({ client }, index) =>
        client.call(decideRouting, read[index]).then(
          () => 'decided',
          (error: unknown) => String(error),
        ),
      ),
    );
    expect(sent.filter((answer) => answer === 'decided')).toHaveLength(1);
    expect(sent.find((answer) => answer !== 'decided')).toContain('routing.changed_meanwhile');
    expect(await newest()).toBe(3);
  });

  test('a later decision with an earlier date takes the place of one that was to come', async () => {
    await letPass(1);
    const { client } = people.director;
    await client.call(decideRouting, await decision(policyOf(50), later(600)));
    await client.call(decideRouting, await decision(policyOf(55)));
    expect((await versions()).map(({ version, state }) => [version, state])).toEqual([
      [5, 'in-force'],
      [4, 'never'],
      [3, 'past'],
      [2, 'past'],
      [1, 'past'],
    ]);
    await letPass(601);
    const caseId = await sendCase(people.pharmacist);
    expect(await rowOf(caseId)).toMatchObject({ routing_version: 5 });
  });

  test('B-126 no row of the history is ever changed, and each decision is in the archive', async () => {
    const change = (what: 'update' | 'delete') =>
      instance.run(system('test'), async ({ tx }) => {
        if (what === 'update') await tx.updateTable('routing_policies').set({ reason: 'autre' }).execute();
        else await tx.deleteFrom('routing_policies').execute();
      });
    await expect(change('update')).rejects.toThrow('permission denied');
    await expect(change('delete')).rejects.toThrow('permission denied');
    const acts = await instance.run(system('test'), ({ tx }) =>
      tx.selectFrom('audit_entries').select('details').where('action', '=', 'routing.decided').execute(),
    );
    expect(acts).toHaveLength(5);
  });

  test('B-011 B-046 a pharmacy that does not clarify is reminded, then the director is told, once', async () => {
    const caseId = await sendCase(people.pharmacist);
    await people.doctor1.client.call(claimCase, { params: { caseId } });
    await ask(people.doctor1, caseId, [{ kind: 'new-photo', target: 'photos.close-up', text: 'Plus nette' }]);
    const { clarificationHours, clarificationReminderHours } = policyOf(55).forms.peau;
    await letPass((clarificationHours - 1) * 60);
    for (const _ of clarificationReminderHours) await letPass(1);
    const acts = async () =>
      (await people.director.client.call(getDirectorCase, { params: { caseId } })).timeline.flatMap(
        ({ kind, details }) =>
          kind === 'remind' || kind === 'alert-age' ? [`${kind} ${details['reason']}`] : [],
      );
    const reminded = clarificationReminderHours.map(() => 'remind clarification');
    expect(await acts()).toEqual(reminded);
    await letPass(60);
    expect(await acts()).toEqual([...reminded, 'alert-age clarification-silent']);
    await letPass(5);
    expect(await acts()).toEqual([...reminded, 'alert-age clarification-silent']);
  });
});
