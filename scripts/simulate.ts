// npm run simulate: replays days of requests through the product's own routing. `--help` says how.
import { writeFileSync } from 'node:fs';
import { ConfigError } from '#server/app/config.ts';
import { defaultServiceHours } from '#server/kernel/service-hours.ts';
import { defaultAssumptions } from '#server/modules/cases/simulation/assumptions.ts';
import { simulate } from '#server/modules/cases/simulation/simulate.ts';
import { KeyFileProblem } from '#server/platform/crypto/master-keys.ts';
import { type Arguments, readArguments, UsageProblem, usage } from './simulate/arguments.ts';
import { writeHistory } from './simulate/history.ts';
import { plotWaits } from './simulate/plots.ts';
import { createProgress } from './simulate/progress.ts';
import { tableOf, targetsOf } from './simulate/report.ts';
import { writeStudy } from './simulate/study.ts';

const usageExitCode = 64;

async function main(args: readonly string[]): Promise<number> {
  const wanted = readArguments(args);
  if (wanted.command === 'help') console.log(usage);
  else if (wanted.command === 'history') await writeHistory(wanted);
  else if (wanted.command === 'study') writeStudy(wanted);
  else runOnce(wanted);
  return 0;
}

function runOnce({
  policy,
  assumptions = defaultAssumptions,
  casesPerDay,
  doctors,
  days,
  seed,
  svg,
}: Arguments): void {
  const progress = createProgress(process.stderr);
  const began = performance.now();
  const serviceHours = defaultServiceHours;
  const input = { policy, assumptions, serviceHours, casesPerDay, doctors, days, seed };
  const measure = simulate({ ...input, onDay: progress.show });
  progress.end();
  const seconds = (performance.now() - began) / 1000;
  console.log(tableOf(measure, { casesPerDay, doctors }));
  console.log(
    targetsOf(measure)
      .map(({ name, isMet }) => `${isMet ? 'met   ' : 'missed'} ${name}`)
      .join('\n'),
  );
  const perMinute = Math.round((days / seconds) * 60).toLocaleString('en');
  console.log(`\n${days} days in ${seconds.toFixed(1)} s: ${perMinute} days a minute. Seed ${seed}.`);
  if (svg) {
    writeFileSync(svg, plotWaits([{ name: 'this run', measure }]));
    console.log(`Plot written to ${svg}`);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = error instanceof ConfigError || error instanceof KeyFileProblem;
    if (!isExpected && !(error instanceof UsageProblem)) throw error;
    console.error(error.message);
    process.exitCode = isExpected ? 1 : usageExitCode;
  },
);
