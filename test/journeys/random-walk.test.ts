import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acknowledgeOpinion,
  endCase,
  rerouteCase,
  sendFollowUp,
} from '#contracts/cases/case-after.contract.ts';
import {
  claimCase,
  declineCase,
  handUpCase,
  listQueue,
  releaseCase,
} from '#contracts/cases/case-expert.contract.ts';
import { objectToCase, withdrawCase } from '#contracts/cases/case-request.contract.ts';
import { listCases } from '#contracts/cases/case-view.contract.ts';
import { system } from '#server/policy/actor.ts';
import { ApiRefusal } from '#test/builders/api-client.ts';
import { ask, change, letPass, send } from './acts.ts';
import { type People, populate, sendCase, signCase } from './steps.ts';
import { type Person, startTestInstance, type TestInstance } from './test-instance.ts';

let instance: TestInstance;
let people: People;
beforeAll(async () => {
  instance = await startTestInstance();
  people = await populate(instance);
});
afterAll(() => instance.close());

/** mulberry32: small, seeded, good enough to wander about. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

const open = ['queued', 'claimed', 'clarifying', 'unanswered'];
const point = {
  kind: 'more-information' as const,
  target: 'answers.allergies',
  text: 'Précisez les allergies',
};
const waits = [1, 10, 45, 125, 400, 1440, 2900];
let answersWritten = 0;

type Step = { caseId: string; doctor: Person; wait: number; tier: 1 | 2 | 3 };
const steps: Record<string, (step: Step) => Promise<unknown>> = {
  claim: ({ doctor, caseId }) => doctor.client.call(claimCase, { params: { caseId } }),
  decline: ({ doctor, caseId }) =>
    doctor.client.call(declineCase, { params: { caseId }, body: { reason: 'no-time', note: '' } }),
  'hand up': ({ doctor, caseId }) =>
    doctor.client.call(handUpCase, { params: { caseId }, body: { reason: 'au-delà' } }),
  release: ({ doctor, caseId }) => doctor.client.call(releaseCase, { params: { caseId } }),
  ask: ({ doctor, caseId }) => ask(doctor, caseId, [point]),
  resubmit: async ({ caseId }) => {
    answersWritten += 1;
    const allergies = `Allergie numéro ${answersWritten}.`;
    await change(people.colleague, caseId, (content) => ({
      ...content,
      answers: { ...content.answers, allergies },
    }));
    await send(people.pharmacist, caseId);
  },
  answer: ({ doctor, caseId }) => signCase(doctor, caseId),
  withdraw: ({ caseId }) =>
    people.pharmacist.client.call(withdrawCase, { params: { caseId }, body: { reason: 'parti' } }),
  object: ({ caseId }) =>
    people.pharmacist.client.call(objectToCase, { params: { caseId }, body: { note: '' } }),
  end: ({ caseId }) =>
    people.director.client.call(endCase, { params: { caseId }, body: { reason: 'sans réponse' } }),
  reroute: ({ caseId, tier }) =>
    people.director.client.call(rerouteCase, { params: { caseId }, body: { tier, reason: 'bloqué' } }),
  read: ({ caseId }) => people.colleague.client.call(acknowledgeOpinion, { params: { caseId } }),
  'follow up': ({ caseId }) =>
    people.pharmacist.client.call(sendFollowUp, { params: { caseId }, body: { text: 'Et ensuite ?' } }),
  wait: ({ wait }) => letPass(instance, wait),
};

/** Everything the database holds of the cases, with what the archive says happened to them. */
function lookInside() {
  return instance.run(system('test'), async ({ tx }) => ({
    cases: await tx.selectFrom('cases').selectAll().where('status', '<>', 'draft').execute(),
    excluded: await tx.selectFrom('case_exclusions').select(['case_id', 'account_id']).execute(),
    asked: await tx.selectFrom('clarifications').select('case_id').where('answered_at', 'is', null).execute(),
    acts: await tx
      .selectFrom('audit_entries')
      .select(['subject_id', 'details'])
      .where('subject_kind', '=', 'case')
      .where('action', 'like', 'case.%')
      .execute(),
  }));
}
type Inside = Awaited<ReturnType<typeof lookInside>>;

function checkCase(row: Inside['cases'][number], inside: Inside): void {
  const isOpen = open.includes(row.status);
  const isAsked = inside.asked.some((asked) => asked.case_id === row.id);
  expect(isAsked, 'a question is out exactly while clarifying').toBe(row.status === 'clarifying');
  const isWatched = row.due_at !== null || isAsked || row.status === 'unanswered';
  expect(isWatched || !isOpen, 'an open case nobody watches').toBe(true);
  expect(row.due_at !== null, 'a clock runs exactly while queued or taken').toBe(
    row.status === 'queued' || row.status === 'claimed',
  );
  if (['claimed', 'clarifying', 'answered'].includes(row.status)) expect(row.expert_id).not.toBeNull();
  if (['queued', 'unanswered', 'ended'].includes(row.status)) expect(row.expert_id).toBeNull();
  if (row.due_at && row.due_at <= instance.now) expect(row.due_at, 'overdue after a sweep').toBeNull();
  const age = instance.now.getTime() - (row.submitted_at?.getTime() ?? 0);
  if (isOpen && age >= 120 * 3_600_000) expect(row.age_alerted_at, 'old and not told').not.toBeNull();
}

/** Each status was entered by the archive as often as it was left, but for where the case began and stands. */
function checkArchive(row: Inside['cases'][number], inside: Inside): void {
  const balance = new Map<string, number>([['draft', 1]]);
  for (const act of inside.acts) {
    const { from, to } = act.details as { from?: string; to?: string };
    if (act.subject_id !== row.id || !from || !to) continue;
    balance.set(from, (balance.get(from) ?? 0) - 1);
    balance.set(to, (balance.get(to) ?? 0) + 1);
  }
  expect([...balance].filter(([, count]) => count !== 0)).toEqual([[row.status, 1]]);
}

const groups: Record<string, readonly string[]> = {
  'to-complete': ['clarifying'],
  waiting: ['queued', 'claimed', 'unanswered'],
};

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

/** Four doctors and two groups of the pharmacy. */
const everyList = [0, 1, 2, 3, 4, 5];

async function checkList(which: number, inside: Inside): Promise<void> {
  const doctors = [
    [people.doctor1, 1],
    [people.doctor1b, 1],
    [people.doctor2, 2],
    [people.doctor3, 3],
  ] as const;
  const doctorOfTier = doctors[which];
  if (doctorOfTier) {
    const [doctor, tier] = doctorOfTier;
    const { items } = await doctor.client.call(listQueue, { query: { limit: 50 } });
    const wanted = inside.cases.filter(
      (row) =>
        row.tier === tier &&
        ['queued', 'unanswered'].includes(row.status) &&
        !inside.excluded.some((pair) => pair.case_id === row.id && pair.account_id === doctor.id),
    );
    expect(items.map(({ caseId }) => caseId).sort(), `queue of tier ${tier}`).toEqual(ids(wanted));
  }
  const group = Object.entries(groups)[which - doctors.length];
  if (group) {
    const [state, statuses] = group;
    const query = { state: state as 'waiting', limit: 50 };
    const { items, counts } = await people.colleague.client.call(listCases, { query });
    const wanted = inside.cases.filter((row) => statuses.includes(row.status));
    expect(items.map(({ caseId }) => caseId).sort(), `list « ${state} »`).toEqual(ids(wanted));
    expect(counts[state as 'waiting'], `count of « ${state} »`).toBe(wanted.length);
  }
}

async function checkEverything(lists: readonly number[] = everyList): Promise<Inside> {
  const inside = await lookInside();
  for (const row of inside.cases) {
    checkCase(row, inside);
    checkArchive(row, inside);
  }
  for (const which of lists) await checkList(which, inside);
  return inside;
}

/** A step may be refused, but only with a reason that the life cycle has. */
async function attempt(name: string, step: Step): Promise<boolean> {
  try {
    await steps[name]?.(step);
    return true;
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status < 500 && error.problem.code.startsWith('case.')) {
      return false;
    }
    throw error;
  }
}

const doctorsByTier = () =>
  [[people.doctor1, people.doctor1b], [people.doctor2], [people.doctor3]] as const satisfies Person[][];

/** Mostly the doctor who holds the case, or one of its tier; now and then anybody. */
function pickDoctor(sides: (count: number) => number, row: Inside['cases'][number] | undefined): Person {
  const all = doctorsByTier().flat();
  const holder = all.find(({ id }) => id === row?.expert_id);
  const ofTier = doctorsByTier()[(row?.tier ?? 1) - 1] ?? all;
  const pool = sides(5) === 0 ? all : holder ? [holder] : ofTier;
  return pool[sides(pool.length)] ?? people.doctor1;
}

/** What people would do next, so that a short walk gets about; anything at all now and then. */
const likely: Record<string, readonly string[]> = {
  queued: ['claim', 'claim', 'claim', 'decline', 'hand up', 'wait', 'withdraw', 'reroute'],
  claimed: ['answer', 'ask', 'ask', 'release', 'decline', 'hand up', 'wait', 'withdraw', 'object'],
  clarifying: ['resubmit', 'resubmit', 'resubmit', 'wait', 'object', 'reroute'],
  unanswered: ['claim', 'decline', 'end', 'reroute', 'wait'],
};

function pickStep(sides: (count: number) => number, row: Inside['cases'][number] | undefined): string {
  const anything = Object.keys(steps);
  const names = sides(4) === 0 ? anything : (likely[row?.status ?? ''] ?? anything);
  return names[sides(names.length)] ?? 'wait';
}

function roll(sides: (count: number) => number, caseIds: readonly string[], inside: Inside | undefined) {
  const caseId = caseIds[sides(caseIds.length)] ?? '';
  const row = inside?.cases.find(({ id }) => id === caseId);
  const name = pickStep(sides, row);
  const step: Step = {
    caseId,
    doctor: pickDoctor(sides, row),
    wait: waits[sides(waits.length)] ?? 1,
    tier: ([1, 2, 3] as const)[sides(3)] ?? 1,
  };
  return { name, step };
}

const seed = Number(process.env['WALK_SEED'] ?? 20_261_124);

test(`B-010 B-011 no case is ever lost or stuck: 200 random steps over the API, seed ${seed}`, async () => {
  const sides = dice(seed);
  const trail: string[] = [];
  const done = new Map<string, number>();
  const sent: string[] = [];
  let openIds: string[] = [];
  let inside: Inside | undefined;
  try {
    for (let count = 0; count < 200; count += 1) {
      if (openIds.length < 5) {
        sent.push(await sendCase(people.pharmacist));
        openIds.push(sent.at(-1) ?? '');
      }
      const { name, step } = roll(sides, openIds, inside);
      const isDone = await attempt(name, step);
      if (isDone) done.set(name, (done.get(name) ?? 0) + 1);
      trail.push(`${name} ${step.caseId.slice(-4)} ${isDone ? 'done' : 'refused'}`);
      inside = await checkEverything(count % 10 === 0 ? everyList : [sides(everyList.length)]);
      // Now and then a case that is over is acted upon all the same.
      const over = openIds.filter(() => sides(12) === 0).slice(0, 1);
      const stillOpen = inside.cases.filter((row) => open.includes(row.status)).map(({ id }) => id);
      openIds = sent.filter((id) => stillOpen.includes(id) || over.includes(id));
    }
    // Everybody leaves: within five days and one sweep the director knows of all that is open.
    await letPass(instance, 5 * 24 * 60);
    await letPass(instance, 1);
    const { cases } = await checkEverything();
    for (const row of cases.filter(({ status }) => open.includes(status))) {
      expect(row.status === 'unanswered' || row.age_alerted_at !== null).toBe(true);
    }
  } catch (error) {
    const last = trail.slice(-12).join('\n  ');
    throw new Error(`random walk with WALK_SEED=${seed}, step ${trail.length}:\n  ${last}`, { cause: error });
  }
  // A walk in which something was never possible proves too little.
  const wanted = ['claim', 'decline', 'hand up', 'release', 'ask', 'resubmit', 'end', 'reroute', 'answer'];
  expect([...done.keys()]).toEqual(expect.arrayContaining(wanted));
});
