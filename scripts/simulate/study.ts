import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type { RoutingPolicy } from '#contracts/cases/routing-policy.ts';
import { defaultServiceHours } from '#server/kernel/service-hours.ts';
import {
  type Assumptions,
  type Chances,
  defaultAssumptions,
} from '#server/modules/cases/simulation/assumptions.ts';
import type { Measure } from '#server/modules/cases/simulation/measures.ts';
import { simulate } from '#server/modules/cases/simulation/simulate.ts';
import type { Arguments } from './arguments.ts';
import { plotPolicies, plotSensitivity, plotWaits } from './plots.ts';
import { policies } from './policies.ts';
import { percentOf, targetsOf, timeOf } from './report.ts';

const images = 'docs/images';
const daysOf = (casesPerDay: number) => (casesPerDay > 1_000 ? 40 : 200);

type Run = { casesPerDay: number; doctors: Record<ExpertTier, number>; seed: number; policy: RoutingPolicy };

function run({ casesPerDay, doctors, seed, policy }: Run, assumptions: Assumptions): Measure {
  const days = daysOf(casesPerDay);
  return simulate({
    policy,
    assumptions,
    serviceHours: defaultServiceHours,
    casesPerDay,
    doctors,
    days,
    seed,
  });
}

/** The tables of docs/routing.md on the screen, its pictures in docs/images. */
export function writeStudy({
  assumptions = defaultAssumptions,
  casesPerDay,
  doctors,
  seed,
}: Arguments): void {
  const compared = Object.entries(policies).map(([name, { says, policy }]) => {
    const measure = run({ casesPerDay, doctors, seed, policy }, assumptions);
    return { name, says, measure };
  });
  console.log(
    '| policy | says | median | p90 | p99 | without a dermatologist | director had to act | over 5 days |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, says, measure } of compared) console.log(rowOf([`\`${name}\``, says], measure));
  writeFileSync(join(images, 'routing-policies.svg'), plotPolicies(compared));
  writeFileSync(join(images, 'routing-waits.svg'), plotWaits(compared.slice(0, 4)));
  writeSensitivity({ casesPerDay, doctors, seed, policy: policyOf('default') }, assumptions);
  writeDoctors(assumptions, seed);
}

function policyOf(name: string): RoutingPolicy {
  const named = policies[name];
  if (!named) throw new Error(`no policy ${name}`);
  return named.policy;
}

function rowOf(names: readonly string[], measure: Measure): string {
  const { serviceMinutes: waits } = measure;
  return `| ${[
    ...names,
    timeOf(waits.median),
    timeOf(waits.p90),
    timeOf(waits.p99),
    percentOf(measure.withoutDermatologist),
    percentOf(measure.directorActs),
    measure.overFiveDays,
  ].join(' | ')} |`;
}

type Knob = { name: string; turn: (assumptions: Assumptions, factor: number) => Assumptions };

function chancesTimes(assumptions: Assumptions, which: keyof Chances, factor: number): Assumptions {
  const value = structuredClone(assumptions.chances.value);
  for (const form of Object.values(value)) {
    for (const chances of Object.values(form)) chances[which] *= factor;
  }
  return { ...assumptions, chances: { ...assumptions.chances, value } };
}

function doctorsTimes(
  assumptions: Assumptions,
  which: 'sessionsPerDay' | 'sessionMinutes' | 'awayShare',
  factor: number,
): Assumptions {
  const value = structuredClone(assumptions.doctors.value);
  for (const doctor of Object.values(value)) doctor[which] *= factor;
  return { ...assumptions, doctors: { ...assumptions.doctors, value } };
}

function medianTimes(
  assumptions: Assumptions,
  which: 'answerMinutes' | 'clarificationMinutes' | 'returnMinutes',
  factor: number,
): Assumptions {
  const { value, source } = assumptions[which];
  return { ...assumptions, [which]: { source, value: { ...value, median: value.median * factor } } };
}

const knobs: readonly Knob[] = [
  { name: 'sittings of doctors', turn: (one, by) => doctorsTimes(one, 'sessionsPerDay', by) },
  { name: 'length of a sitting', turn: (one, by) => doctorsTimes(one, 'sessionMinutes', by) },
  { name: 'minutes to answer', turn: (one, by) => medianTimes(one, 'answerMinutes', by) },
  { name: 'doctors away', turn: (one, by) => doctorsTimes(one, 'awayShare', by) },
  { name: 'hand-ups', turn: (one, by) => chancesTimes(one, 'handUp', by) },
  { name: 'declines', turn: (one, by) => chancesTimes(one, 'decline', by) },
  { name: 'clarifications', turn: (one, by) => chancesTimes(one, 'clarify', by) },
  { name: 'doctors who forget', turn: (one, by) => chancesTimes(one, 'lapse', by) },
  { name: 'pharmacy’s reply', turn: (one, by) => medianTimes(one, 'clarificationMinutes', by) },
  { name: 'doctor’s return', turn: (one, by) => medianTimes(one, 'returnMinutes', by) },
  {
    name: 'share of moles',
    turn: (one, by) => ({ ...one, moleShare: { ...one.moleShare, value: one.moleShare.value * by } }),
  },
];

function writeSensitivity(base: Run, assumptions: Assumptions): void {
  const usual = run(base, assumptions);
  const turned = knobs.map(({ name, turn }) => ({
    name,
    half: run(base, turn(assumptions, 0.5)),
    more: run(base, turn(assumptions, 1.5)),
  }));
  console.log('\n| assumption | p90 at half | p90 at 1.5 × | without a dermatologist at half | at 1.5 × |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const { name, half, more } of turned) {
    const cells = [timeOf(half.serviceMinutes.p90), timeOf(more.serviceMinutes.p90)];
    const shares = [percentOf(half.withoutDermatologist), percentOf(more.withoutDermatologist)];
    console.log(`| ${[name, ...cells, ...shares].join(' | ')} |`);
  }
  const hours = turned.map(({ name, half, more }) => ({
    name,
    low: Math.min(36, half.serviceMinutes.p90 / 60),
    high: Math.min(36, more.serviceMinutes.p90 / 60),
  }));
  const waits = { base: usual.serviceMinutes.p90 / 60, target: 12, unit: 'h' };
  const title =
    '90th centile to the opinion when an assumption is halved or half as much again (cut at 36 h)';
  writeFileSync(join(images, 'routing-sensitivity.svg'), plotSensitivity(title, hours, waits));
  const shares = turned.map(({ name, half, more }) => ({
    name,
    low: 100 * half.withoutDermatologist,
    high: 100 * more.withoutDermatologist,
  }));
  const settled = { base: 100 * usual.withoutDermatologist, target: 80, unit: '%' };
  const shareTitle = 'Settled without a dermatologist when an assumption is halved or half as much again';
  writeFileSync(join(images, 'routing-share-sensitivity.svg'), plotSensitivity(shareTitle, shares, settled));
}

/** Doctors of the three levels, in the proportion in which work reaches them. */
function teamOf(total: number): Record<ExpertTier, number> {
  const three = Math.max(1, Math.round(total * 0.16));
  const two = Math.max(1, Math.round(total * 0.24));
  return { 1: Math.max(1, total - two - three), 2: two, 3: three };
}

/** The smallest team that meets every target with each of three seeds. */
function writeDoctors(assumptions: Assumptions, seed: number): void {
  console.log(
    '\n| requests a day | doctors | level 1 / 2 / 3 | requests a doctor and day | median | p90 | p99 | without a dermatologist |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const casesPerDay of [50, 500, 5_000]) {
    const measureOf = (total: number, from: number) =>
      run({ casesPerDay, doctors: teamOf(total), seed: from, policy: policyOf('default') }, assumptions);
    const isEnough = (total: number) =>
      [seed, seed + 1, seed + 2].every((from) =>
        targetsOf(measureOf(total, from)).every(({ isMet }) => isMet),
      );
    let [tooFew, enough] = [Math.floor(casesPerDay * 0.1), Math.ceil(casesPerDay * 1.2)];
    const step = Math.max(1, Math.round(casesPerDay / 100));
    while (enough - tooFew > step) {
      const middle = Math.floor((tooFew + enough) / 2);
      if (isEnough(middle)) enough = middle;
      else tooFew = middle;
    }
    const measure = measureOf(enough, seed);
    const team = teamOf(enough);
    const { serviceMinutes: waits } = measure;
    console.log(
      `| ${[
        casesPerDay,
        enough,
        `${team[1]} / ${team[2]} / ${team[3]}`,
        (casesPerDay / enough).toFixed(1),
        timeOf(waits.median),
        timeOf(waits.p90),
        timeOf(waits.p99),
        percentOf(measure.withoutDermatologist),
      ].join(' | ')} |`,
    );
  }
}
