/**
 * Who may import whom, as dependency-cruiser rules made from architecture.json. Tests may reach further (fakes,
 * builders of test/), but never across the line between server and browser.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

export type Architecture = Readonly<{
  /** Each may import the ones before it. */
  modules: readonly string[];
  /** `$1` in `mayImport` is what the first group of `files` matched. */
  layers: readonly Readonly<{ name: string; files: string; mayImport: readonly string[] }>[];
  libraries: readonly Readonly<{ name: string; packages: readonly string[]; homes: readonly string[] }>[];
}>;

const tests = '\\.(test|suite)\\.tsx?$';
const moduleFolder = '^src/server/modules/';

export function readArchitecture(): Architecture {
  const path = resolve(import.meta.dirname, '../../architecture.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Architecture;
}

/** All rules; every one is an error. */
export function buildImportRules(architecture: Architecture): IRegularForbiddenRuleType[] {
  return [
    ...generalRules(),
    ...layerRules(architecture),
    ...moduleRules(architecture),
    ...libraryRules(architecture),
  ];
}

function forbid(
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, severity: 'error', from, to };
}

function generalRules(): IRegularForbiddenRuleType[] {
  return [
    forbid('no-cycles', {}, { circular: true }),
    // An import that cannot be resolved would slip past every other rule.
    forbid('no-unresolvable', {}, { couldNotResolve: true }),
    forbid('source-never-tests', { path: '^src/', pathNot: tests }, { path: '^test/' }),
    forbid('source-never-scripts', { path: '^src/' }, { path: '^scripts/' }),
    forbid('server-never-web', { path: '^src/server/' }, { path: '^src/web/' }),
    forbid('web-never-server', { path: '^src/web/' }, { path: '^src/server/' }),
    forbid(
      'no-node-in-contracts-and-web',
      { path: '^src/(contracts|web)/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'contracts-only-zod',
      { path: '^src/contracts/', pathNot: tests },
      { path: packagePattern(['.+']), pathNot: packagePattern(['zod']) },
    ),
    forbid(
      'pure-code-few-libraries',
      { path: '^src/server/(kernel|policy|modules)/', pathNot: tests },
      { path: packagePattern(['.+']), pathNot: packagePattern(allowedInPureCode) },
    ),
  ];
}

/** Where each of them may stand is said by its home in architecture.json. */
const allowedInPureCode = ['zod', 'kysely', 'pg', 'stdnum', 'libphonenumber-js', 'temporal-polyfill'];

function layerRules({ layers }: Architecture): IRegularForbiddenRuleType[] {
  return layers.map(({ name, files, mayImport }) =>
    forbid(
      `layer-${name.replaceAll(' ', '-')}`,
      { path: files, pathNot: tests },
      { path: '^src/', pathNot: [...mayImport] },
    ),
  );
}

function moduleRules({ modules }: Architecture): IRegularForbiddenRuleType[] {
  const order = modules.map((name, index) => {
    const reachable = modules.slice(0, index + 1).join('|');
    return forbid(
      `module-order-${name}`,
      { path: `${moduleFolder}${name}/`, pathNot: tests },
      { path: moduleFolder, pathNot: `${moduleFolder}(${reachable})/` },
    );
  });
  return [
    ...order,
    forbid(
      'modules-through-public',
      { path: `${moduleFolder}([^/]+)/`, pathNot: tests },
      { path: moduleFolder, pathNot: [`${moduleFolder}$1/`, `${moduleFolder}[^/]+/public\\.ts$`] },
    ),
  ];
}

function libraryRules({ libraries }: Architecture): IRegularForbiddenRuleType[] {
  return libraries.map(({ name, packages, homes }) =>
    forbid(
      `home-of-${name.replaceAll(' ', '-')}`,
      { path: '^src/', pathNot: [tests, ...homes] },
      { path: packagePattern(packages) },
    ),
  );
}

/** Matches a file of one of the packages, wherever the installer has put it. */
function packagePattern(packages: readonly string[]): string {
  const names = packages.map((name) => (name === '.+' ? '(?!\\.pnpm/)' : `${name}/`));
  return `(^|/)node_modules/(${names.join('|')})(?!.*/node_modules/)`;
}
