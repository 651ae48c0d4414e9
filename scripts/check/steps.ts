/** The steps of `npm test`, in their order. Each is a program of its own and counts as its kind says. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type StepGroup = 'types' | 'lint' | 'architecture' | 'unit' | 'db' | 'journeys' | 'browser';

export type Step = Readonly<{
  group: StepGroup;
  /** Another group that needs it done first. */
  alsoFor?: StepGroup;
  title: string;
  command: readonly string[];
  /** Where the step leaves its count of tests; a step without one counts as one check. */
  reportPath?: string;
  /** Said instead of running it, and counted as a failure. */
  cannotRun?: string;
}>;

export const stepGroups: readonly StepGroup[] = [
  'types',
  'lint',
  'architecture',
  'unit',
  'db',
  'journeys',
  'browser',
];

const typedFolders = ['src/contracts', 'src/server', 'src/web', 'src/web/service-worker'];
const browserAdvice =
  'No browser was found, so the browser tests did not run. Install one (Debian: sudo apt-get install chromium),\n' +
  'or name it: CHROMIUM_PATH=/path/to/chromium npm test';

/** All steps, in order. `reports` is an existing folder for the counts. */
export function listSteps(
  place: Readonly<{ root: string; node: string; reports: string; browserPath: string | undefined }>,
): readonly Step[] {
  const program = (path: string, ...args: string[]): readonly string[] => [
    place.node,
    join(place.root, path),
    ...args,
  ];
  const types = typedFolders
    .filter((folder) => existsSync(join(place.root, folder, 'tsconfig.json')))
    .map((folder): Step => {
      const command = program('node_modules/typescript/bin/tsc', '-p', folder);
      return { group: 'types', title: `types of ${folder}`, command };
    });
  const vitest = (name: StepGroup): Step => {
    const reportPath = join(place.reports, `${name}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    const command = program('node_modules/vitest/vitest.mjs', 'run', '--project', name, ...reporters);
    return { group: name, title: `${name} tests`, command, reportPath };
  };
  const withBrowser = (step: Step): Step =>
    place.browserPath ? step : { ...step, cannotRun: browserAdvice };
  return [
    ...types,
    { group: 'lint', title: 'lint', command: program('node_modules/@biomejs/biome/bin/biome', 'ci') },
    { group: 'architecture', title: 'import rules', command: program('scripts/check/imports.ts') },
    {
      group: 'architecture',
      title: 'unused files and exports',
      command: program('node_modules/knip/bin/knip.js', '--no-progress'),
    },
    { group: 'architecture', title: 'rule coverage', command: program('scripts/check/rules.ts', '--verify') },
    vitest('unit'),
    vitest('db'),
    {
      group: 'journeys',
      alsoFor: 'browser',
      title: 'build of the pages',
      command: program('scripts/bootstrap/build-web-now.mjs'),
    },
    vitest('journeys'),
    withBrowser(vitest('browser')),
  ];
}
